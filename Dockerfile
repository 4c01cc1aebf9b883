# One image for web, worker, beat and migrate: docker-compose.yml says which command each runs.
# Libraries are those of the locks, by their hashes; the servers of `shopbuilder run` stay out.

FROM python:3.13-slim AS build
WORKDIR /src
COPY requirements/build.lock requirements/serve.lock requirements/
RUN python -m venv /build
RUN /build/bin/pip install --no-cache-dir --require-hashes -r requirements/build.lock
RUN python -m venv --without-pip /opt/shopbuilder
RUN /build/bin/pip --python /opt/shopbuilder/bin/python install --no-cache-dir --require-hashes -r requirements/serve.lock
COPY . .
RUN /build/bin/python -m build --no-isolation --wheel --outdir /dist .
RUN /build/bin/pip --python /opt/shopbuilder/bin/python install --no-cache-dir --no-index --no-deps /dist/*.whl

FROM python:3.13-slim
RUN groupadd --gid 10001 shopbuilder \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin shopbuilder \
 && install -d -o 10001 -g 10001 /var/lib/shopbuilder/media /run/shopbuilder
COPY --from=build /opt/shopbuilder /opt/shopbuilder
ENV PATH=/opt/shopbuilder/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    MEDIA_DIR=/var/lib/shopbuilder/media \
    HEARTBEAT_DIR=/run/shopbuilder
# The only places that are written: photos and signs of life. Everything else may be read-only.
USER 10001:10001
WORKDIR /var/lib/shopbuilder
EXPOSE 8000
CMD ["gunicorn", "-c", "python:shopbuilder.serving", "shopbuilder.app:create_app()"]
