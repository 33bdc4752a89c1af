-- One row per account and cloud. `revision` advances with every change to who may do what.
CREATE TABLE accounts (
    tenant BIGINT NOT NULL PRIMARY KEY,
    cloud TEXT NOT NULL,
    account_id TEXT NOT NULL,
    revision BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT accounts_number UNIQUE (cloud, account_id)
);

-- Facts about the data folder itself: how often it was started, the key that seals sessions.
CREATE TABLE facts (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

-- Every call, allowed or refused. `position` orders them; the oldest are pruned by it.
CREATE TABLE audit (
    position BIGINT NOT NULL PRIMARY KEY,
    request_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    tenant BIGINT,
    service TEXT NOT NULL,
    action TEXT NOT NULL,
    status BIGINT NOT NULL,
    record TEXT NOT NULL
);
CREATE INDEX audit_by_request ON audit (request_id);

-- Replies kept for a client token, so that a repeated call repeats its reply.
CREATE TABLE idempotency (
    tenant BIGINT NOT NULL,
    scope TEXT NOT NULL,
    token TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    reply TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, scope, token)
);

-- Tags of every kind of resource.
CREATE TABLE tags (
    tenant BIGINT NOT NULL,
    kind TEXT NOT NULL,
    resource TEXT NOT NULL,
    tag_key TEXT NOT NULL,
    tag_value TEXT NOT NULL,
    PRIMARY KEY (tenant, kind, resource, tag_key)
);
CREATE INDEX tags_by_value ON tags (tenant, kind, tag_key, tag_value);
