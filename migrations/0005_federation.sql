-- Identity providers of accounts. `metadata` is the SAML metadata as it was given, in base64;
-- `algorithm` is `rsa-sha256` or `rsa-sha1`.
CREATE TABLE saml_providers (
    tenant BIGINT NOT NULL,
    name_key TEXT NOT NULL,
    name TEXT NOT NULL,
    metadata TEXT NOT NULL,
    algorithm TEXT NOT NULL,
    description TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, name_key)
);

-- `client_ids` and `fingerprints` are joined by commas, which neither may contain.
-- `issuance_limit` is in hours.
CREATE TABLE oidc_providers (
    tenant BIGINT NOT NULL,
    name_key TEXT NOT NULL,
    name TEXT NOT NULL,
    issuer TEXT NOT NULL,
    client_ids TEXT NOT NULL,
    fingerprints TEXT NOT NULL,
    issuance_limit BIGINT NOT NULL,
    description TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, name_key)
);
CREATE UNIQUE INDEX oidc_providers_by_issuer ON oidc_providers (tenant, issuer);
