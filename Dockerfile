# syntax=docker/dockerfile:1
# Two stages: wheels are installed where a compiler may be, the server runs where none is.
FROM python:3.12-slim-bookworm AS build
WORKDIR /app
RUN python -m venv /venv
COPY requirements.txt .
RUN /venv/bin/pip install --no-cache-dir -r requirements.txt
COPY manage.py ./
COPY project project
COPY redaction redaction
COPY chat chat
RUN rm -rf redaction/training && SECRET_KEY=build VAR_DIR=/tmp/var /venv/bin/python manage.py collectstatic --noinput --verbosity 0 \
    && /venv/bin/python -m compileall -q project redaction chat

FROM python:3.12-slim-bookworm
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    HOST=0.0.0.0 PORT=8000 VAR_DIR=/data ANONYMOUS=never
RUN groupadd --system --gid 10001 tacet && useradd --system --uid 10001 --gid tacet --home /data tacet \
    && mkdir /data && chown tacet:tacet /data
COPY --from=build /venv /venv
COPY --from=build --chown=root:root /app /app
WORKDIR /app
USER tacet
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
    CMD ["python", "-c", "import os,urllib.request as u; u.urlopen(f\"http://127.0.0.1:{os.environ['PORT']}/health\", timeout=2)"]
CMD ["sh", "-c", "python manage.py serve --migrate --host \"$HOST\" --port \"$PORT\" --workers \"${WORKERS:-1}\""]
