"""`pii-audit report RESULT --serve`: the report on this machine alone, rendered anew when a template changes."""

from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_RELOAD = """
let seen = null;
setInterval(async () => {
  const now = await (await fetch("/digest")).text();
  if (seen && now !== seen) location.reload();
  seen = now;
}, 1000);
"""


def server(render: Callable[[], str], port: int) -> ThreadingHTTPServer:
    """Make the server; port 0 takes any that is free.

    Raises:
        OSError: the port is taken.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the name that the library calls
            if self.headers.get("Host") not in self._own_names():  # another site's name that points here
                self.send_error(HTTPStatus.FORBIDDEN)
            elif self.path == "/":
                self._answer(_reloading(render()), "text/html")
            elif self.path == "/digest":
                self._answer(sha256(render().encode()).hexdigest(), "text/plain")
            else:
                self.send_error(HTTPStatus.NOT_FOUND)

        def _own_names(self) -> set[str]:
            return {f"{host}:{served.server_port}" for host in ("127.0.0.1", "localhost")}

        def _answer(self, text: str, kind: str) -> None:
            body = text.encode()
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing of each request."""

    served = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    return served


def _reloading(page: str) -> str:
    """Let the page ask whether it changed; the file that is written never does."""
    allowed = b64encode(sha256(_RELOAD.encode()).digest()).decode()
    policy = f"connect-src 'self'; script-src 'sha256-{allowed}' 'sha256-"
    return page.replace("script-src 'sha256-", policy, 1).replace("</body>", f"<script>{_RELOAD}</script></body>", 1)
