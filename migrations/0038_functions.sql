-- Functions of a function service. They go by their names, each region having names of its own; `function_key` is both, as
-- `region/name`, and tags are kept under it. The code itself is not kept, only its size and its checksum.
CREATE TABLE functions (
    tenant BIGINT NOT NULL,
    function_key TEXT NOT NULL,
    region TEXT NOT NULL,
    name TEXT NOT NULL,
    function_id TEXT NOT NULL,
    description TEXT NOT NULL,
    runtime TEXT NOT NULL,
    handler TEXT NOT NULL,
    role TEXT NOT NULL,
    environment TEXT NOT NULL,
    configuration TEXT NOT NULL,
    code_size BIGINT NOT NULL,
    code_checksum TEXT NOT NULL,
    resource_group TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    modified_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, function_key)
);
CREATE INDEX functions_by_role ON functions (tenant, role);
