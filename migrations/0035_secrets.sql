-- Secrets of a key service and their versions. `place` is `region/name`, and a version is kept under that, a blank and its own
-- name. The data of a version is encrypted with a key of the account where the secret names one, else sealed under a secret of the
-- sandbox. `stages` is a JSON array.
CREATE TABLE kms_secrets (
    tenant BIGINT NOT NULL,
    place TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    key_id TEXT NOT NULL,
    delete_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, place)
);
CREATE INDEX kms_secrets_by_position ON kms_secrets (tenant, position);

CREATE TABLE kms_secret_versions (
    tenant BIGINT NOT NULL,
    version_place TEXT NOT NULL,
    position BIGINT NOT NULL,
    place TEXT NOT NULL,
    name TEXT NOT NULL,
    stages TEXT NOT NULL,
    data TEXT NOT NULL,
    data_type TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, version_place)
);
CREATE INDEX kms_secret_versions_by_secret ON kms_secret_versions (tenant, place, position);
