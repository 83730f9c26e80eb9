"""Whether a host is this machine."""

from ipaddress import ip_address


def is_local(host: str | None) -> bool:
    """Tell whether what is sent to a host crosses no network: none named, the loopback, or the folder of a socket."""
    if not host or host == "localhost" or host.startswith("/"):
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
