"""The Content-Security-Policy, in one place: as meta element on every page, and as header where the host lets us.

Everything a page loads is ours; the WebAssembly word is for the search, whose index is read by a small program.
"""

from generator.pages.contribute.page import RAW_FILES

DIRECTIVES = (
    ("default-src", "'self'"),
    ("script-src", "'self' 'wasm-unsafe-eval'"),
    ("style-src", "'self'"),
    ("img-src", "'self'"),
    ("base-uri", "'self'"),
    ("form-action", "'self'"),
)
META_POLICY = "; ".join(f"{name} {sources}" for name, sources in DIRECTIVES)
HEADER_POLICY = f"{META_POLICY}; connect-src 'self' {RAW_FILES}; frame-ancestors 'none'"
"""One for all pages, so it allows what any of them needs: what each needs says its own meta element.

`frame-ancestors` is ignored in a meta element, so it stands in the header only.
"""


def meta_policy(connects: str = "") -> str:
    """The policy of a page whose scripts may also ask some other host."""
    return f"{META_POLICY}; connect-src 'self' {connects}" if connects else META_POLICY


SECURITY_HEADERS = (
    ("Content-Security-Policy", HEADER_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)


def headers_file() -> str:
    """The `_headers` file that Netlify, Cloudflare Pages and others read; hosts that do not know it ignore it.

    GitHub Pages sets no headers of ours: there the meta element alone holds.
    """
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in SECURITY_HEADERS)
