"""The Content-Security-Policy, in one place: as meta element on every page, and as header where the host lets us.

Everything a page loads is ours; the WebAssembly word is for the search, whose index is read by a small program.
"""

DIRECTIVES = (
    ("default-src", "'self'"),
    ("script-src", "'self' 'wasm-unsafe-eval'"),
    ("style-src", "'self'"),
    ("img-src", "'self'"),
    ("base-uri", "'self'"),
    ("form-action", "'self'"),
)
META_POLICY = "; ".join(f"{name} {sources}" for name, sources in DIRECTIVES)
HEADER_POLICY = f"{META_POLICY}; frame-ancestors 'none'"
"""`frame-ancestors` is ignored in a meta element, so it stands in the header only."""

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
