-- Keys of a key service, their versions and their aliases. The material of a version is sealed under a secret of the
-- sandbox, and is nowhere else. A key that is pending deletion has `delete_at`; one that is rotated by itself `rotates_every`
-- in seconds. `service` is the service of the cloud that made it, empty for the account's own.
CREATE TABLE kms_keys (
    tenant BIGINT NOT NULL,
    key_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    service TEXT NOT NULL,
    description TEXT NOT NULL,
    spec TEXT NOT NULL,
    usage TEXT NOT NULL,
    protection_level TEXT NOT NULL,
    enabled BOOLEAN NOT NULL,
    delete_at BIGINT,
    rotates_every BIGINT,
    rotated_at BIGINT NOT NULL,
    protected BOOLEAN NOT NULL,
    protected_for TEXT NOT NULL,
    primary_version TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, key_id)
);
CREATE INDEX kms_keys_by_position ON kms_keys (tenant, position);

CREATE TABLE kms_key_versions (
    tenant BIGINT NOT NULL,
    key_version_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    key_id TEXT NOT NULL,
    material TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, key_version_id)
);
CREATE INDEX kms_key_versions_by_key ON kms_key_versions (tenant, key_id, position);

-- An alias has a name of its own in each region: `place` is `region/alias/name`.
CREATE TABLE kms_aliases (
    tenant BIGINT NOT NULL,
    place TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    name TEXT NOT NULL,
    key_id TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, place)
);
CREATE INDEX kms_aliases_by_key ON kms_aliases (tenant, key_id);
