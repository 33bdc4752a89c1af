-- Scripts that accounts keep, what was asked to be done with them inside instances, and what came of it on each instance.
-- `content` is Base64. `result_key` is the invocation, the instance and the number of the run; run 0 is the newest state, and a
-- repeated invocation has one more row for each run that is over.
CREATE TABLE commands (
    tenant BIGINT NOT NULL,
    command_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    language TEXT NOT NULL,
    content TEXT NOT NULL,
    has_parameters BOOLEAN NOT NULL,
    working_dir TEXT NOT NULL,
    timeout BIGINT NOT NULL,
    launcher TEXT NOT NULL,
    invoked BIGINT NOT NULL,
    resource_group TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, command_id)
);
CREATE INDEX commands_by_position ON commands (tenant, position);
CREATE TABLE invocations (
    tenant BIGINT NOT NULL,
    invocation_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    task TEXT NOT NULL,
    command_id TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    language TEXT NOT NULL,
    content TEXT NOT NULL,
    has_parameters BOOLEAN NOT NULL,
    parameters TEXT NOT NULL,
    working_dir TEXT NOT NULL,
    timeout BIGINT NOT NULL,
    launcher TEXT NOT NULL,
    user_name TEXT NOT NULL,
    repeats TEXT NOT NULL,
    frequency TEXT NOT NULL,
    ends_tree BOOLEAN NOT NULL,
    extras TEXT NOT NULL,
    resource_group TEXT NOT NULL,
    overall TEXT NOT NULL,
    phase TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, invocation_id)
);
CREATE INDEX invocations_by_position ON invocations (tenant, position);
CREATE INDEX invocations_by_command ON invocations (tenant, command_id);
CREATE TABLE invocation_results (
    tenant BIGINT NOT NULL,
    result_key TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    task TEXT NOT NULL,
    invocation_id TEXT NOT NULL,
    command_id TEXT NOT NULL,
    instance_id TEXT NOT NULL,
    run BIGINT NOT NULL,
    resource_group TEXT NOT NULL,
    status TEXT NOT NULL,
    cause TEXT,
    details TEXT NOT NULL,
    exit_code BIGINT,
    output TEXT NOT NULL,
    dropped BIGINT NOT NULL,
    runs BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    started_at BIGINT,
    finished_at BIGINT,
    stopped_at BIGINT,
    next_at BIGINT,
    ends_at BIGINT,
    PRIMARY KEY (tenant, result_key)
);
CREATE INDEX invocation_results_by_position ON invocation_results (tenant, position);
CREATE INDEX invocation_results_by_invocation ON invocation_results (tenant, invocation_id);
CREATE INDEX invocation_results_by_instance ON invocation_results (tenant, instance_id);
CREATE INDEX invocation_results_by_end ON invocation_results (ends_at);
