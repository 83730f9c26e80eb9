# docker build -t pii-audit . && docker run --rm --read-only --tmpfs /tmp -v "$PWD:/audit" pii-audit scan
FROM python:3.11-slim@sha256:9c900dea9e8fb7e16277c179b555cc72d29a352dbc33cff48ad5a0412fd5bfc7 AS build
RUN python -m venv /opt/pii-audit
COPY requirements-run.txt /build/
RUN /opt/pii-audit/bin/pip install --no-cache-dir --require-hashes --only-binary :all: -r /build/requirements-run.txt
COPY pyproject.toml README.md LICENSE /build/
COPY pii_audit /build/pii_audit
COPY scanners /build/scanners
COPY reports /build/reports
RUN /opt/pii-audit/bin/pip install --no-cache-dir --no-deps --no-build-isolation /build \
 && /opt/pii-audit/bin/pip uninstall --yes pip

FROM python:3.11-slim@sha256:9c900dea9e8fb7e16277c179b555cc72d29a352dbc33cff48ad5a0412fd5bfc7
COPY --from=build /opt/pii-audit /opt/pii-audit
ENV PATH=/opt/pii-audit/bin:$PATH TZ=UTC PYTHONDONTWRITEBYTECODE=1 HOME=/tmp XDG_CACHE_HOME=/tmp XDG_STATE_HOME=/tmp
USER 65532:65532
WORKDIR /audit
ENTRYPOINT ["pii-audit"]
CMD ["--help"]
