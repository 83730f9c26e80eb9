#!/bin/sh
# Install what only Debian packages: MariaDB's server, Chromium and a reader of PDF. Without apt or root the tests that need them
# are skipped and say so.
set -u
wanted=""
command -v mariadbd >/dev/null 2>&1 || [ -x /usr/sbin/mariadbd ] || wanted="$wanted mariadb-server-core mariadb-client-core"
command -v chromium >/dev/null 2>&1 || wanted="$wanted chromium fonts-dejavu-core"
command -v pdftotext >/dev/null 2>&1 || wanted="$wanted poppler-utils"
[ -n "$wanted" ] || exit 0
if ! command -v apt-get >/dev/null 2>&1 || [ "$(id -u)" -ne 0 ]; then
  echo "not installed (needs root and apt-get):$wanted; the tests that need them are skipped"
  exit 0
fi
apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $wanted >/dev/null
