# syntax=docker/dockerfile:1
# One image for every process of Kept; a target is the image with its process's command. See docs/operating.md.

FROM node:24.21.0-bookworm-slim AS build
WORKDIR /kept
# what is installed depends on these alone, so that a change of the sources installs nothing again
COPY package.json package-lock.json ./
COPY rules/package.json rules/
COPY content/package.json content/
COPY sequences/package.json sequences/
COPY workflows/package.json workflows/
COPY adapters/channels/package.json adapters/channels/
COPY adapters/files/package.json adapters/files/
COPY adapters/persistence/package.json adapters/persistence/
COPY adapters/settings/package.json adapters/settings/
COPY apps/api/package.json apps/api/
COPY apps/carrier/package.json apps/carrier/
COPY apps/launcher/package.json apps/launcher/
COPY apps/worker/package.json apps/worker/
COPY clients/typescript/package.json clients/typescript/
COPY ui/package.json ui/
COPY test/package.json test/
# not npm ci: docs/decisions/0006
RUN npm install --no-save --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM node:24.21.0-bookworm-slim AS runtime
WORKDIR /kept
ENV NODE_ENV=production \
    KEPT_MODE=production \
    KEPT_DATA=/var/lib/kept
RUN mkdir /var/lib/kept && chown node:node /var/lib/kept
COPY --from=build /kept /kept
# the sources belong to root: a process cannot change what it runs
USER node

FROM runtime AS migrate
CMD ["node", "adapters/persistence/dist/migrate.js"]

FROM runtime AS worker
CMD ["node", "apps/worker/dist/main.js"]

FROM runtime AS api
EXPOSE 4400
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4400/health/ready').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/api/dist/main.js"]

# The carrier sandbox, for docker-compose.sandbox.yml; it refuses to run in production mode.
FROM runtime AS carrier
ENV NODE_ENV=development \
    KEPT_MODE=sandbox
CMD ["node", "apps/carrier/dist/main.js"]
