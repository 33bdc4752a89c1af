-- Key pairs. They go by their names, each region having names of its own; `key_pair_key` is both, as `region/name`, and
-- tags are kept under it. The private half is shown once and kept nowhere.
CREATE TABLE key_pairs (
    tenant BIGINT NOT NULL,
    key_pair_key TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    name TEXT NOT NULL,
    key_pair_id TEXT NOT NULL,
    public_key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    resource_group TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, key_pair_key)
);
CREATE INDEX key_pairs_by_position ON key_pairs (tenant, position);
CREATE INDEX instances_by_key_pair ON instances (tenant, key_pair);
