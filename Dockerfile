# Two stages, so that what builds does not ship. Build: docker build -t newsdigest .
FROM python:3.12-slim AS build
WORKDIR /src
COPY requirements.txt pyproject.toml README.md LICENSE ./
RUN python -m venv /opt/venv && /opt/venv/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
COPY bot bot
COPY storage storage
RUN /opt/venv/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.12-slim
COPY --from=build /opt/venv /opt/venv
RUN useradd --system --uid 10001 --create-home --home-dir /data newsdigest
USER newsdigest
WORKDIR /data
VOLUME /data
ENV PATH=/opt/venv/bin:$PATH DATABASE_PATH=/data/newsdigest.db HEALTH_LISTEN=127.0.0.1:8090 PYTHONUNBUFFERED=1
HEALTHCHECK --interval=1m --timeout=10s --start-period=1m CMD \
    ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8090/health', timeout=8)"]
# SIGTERM: the send in hand is finished, and the bot ends within ten seconds.
CMD ["newsdigest", "run"]
