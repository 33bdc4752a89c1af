-- Deployment sets: instances in one run on different hardware. Which instances are in which set stands with the instances.
CREATE TABLE deployment_sets (
    tenant BIGINT NOT NULL,
    deployment_set_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    strategy TEXT NOT NULL,
    group_count BIGINT,
    extras TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, deployment_set_id)
);
CREATE INDEX deployment_sets_by_position ON deployment_sets (tenant, position);
