// The check in a worker: what it is asked, one question after the other; what is old by the time of an answer is dropped.

export class Checker {
  static AS_SENT = 1_650_000; // bytes of the check's files that become a megabyte on the way, compressed

  // `address`: of check.json, which says where the check lies. Null where the site has none.
  static async find(address, language) {
    const response = await fetch(address);
    if (!response.ok) return null;
    const { folder, bytes } = await response.json();
    if (!folder) return null;
    const total = Object.values(bytes).reduce((sum, size) => sum + size, 0);
    return new Checker(new URL(folder, response.url).href, language, total);
  }

  constructor(folder, language, total) {
    Object.assign(this, { folder, language, total, waiting: new Map(), last: 0 });
  }

  // Loads the interpreter once; `told(share)` hears how far it is.
  start(told) {
    this.told = told;
    this.ready ??= this.#begin();
    return this.ready;
  }

  async #begin() {
    this.worker = new Worker(new URL("../check/worker.js", import.meta.url), { type: "module" });
    this.worker.addEventListener("message", ({ data }) => this.#heard(data));
    this.worker.addEventListener("error", (event) => this.#broken(event.message ?? ""));
    try {
      await this.#send({ start: { folder: this.folder, language: this.language, total: this.total } });
    } catch (error) {
      delete this.ready; // so that it can be tried again
      throw error;
    }
  }

  async ask(question) {
    await this.ready;
    return this.#send({ question });
  }

  #send(message) {
    this.last += 1;
    const id = this.last;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, ...message });
    });
  }

  #heard({ id, answer, failed, loaded, total }) {
    if (loaded) this.told?.(Math.min(1, loaded / total));
    const { resolve, reject } = this.waiting.get(id) ?? {};
    this.waiting.delete(id);
    if (failed !== undefined) reject?.(new Error(failed));
    else resolve?.(answer);
  }

  #broken(reason) {
    for (const { reject } of this.waiting.values()) reject(new Error(reason));
    this.waiting.clear();
  }
}
