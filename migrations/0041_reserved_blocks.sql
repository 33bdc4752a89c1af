-- Blocks of a subnet's addresses from which network interfaces are given whole blocks, and nothing else is given.
CREATE TABLE reserved_blocks (
    tenant BIGINT NOT NULL,
    reserved_block_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    vpc_id TEXT NOT NULL,
    subnet_id TEXT NOT NULL,
    block TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    asked TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, reserved_block_id)
);
CREATE INDEX reserved_blocks_by_position ON reserved_blocks (tenant, position);
CREATE INDEX reserved_blocks_by_subnet ON reserved_blocks (tenant, subnet_id);
CREATE INDEX reserved_blocks_by_network ON reserved_blocks (tenant, vpc_id);
