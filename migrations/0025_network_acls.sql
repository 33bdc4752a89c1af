-- Lists of what may pass into and out of subnets. `ingress` and `egress` are JSON: entries in the order in which they count.
-- A subnet has one list at most.
CREATE TABLE network_acls (
    tenant BIGINT NOT NULL,
    acl_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    vpc_id TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    ingress TEXT NOT NULL,
    egress TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, acl_id)
);
CREATE INDEX network_acls_by_vpc ON network_acls (tenant, vpc_id);
ALTER TABLE subnets ADD COLUMN network_acl_id TEXT;
CREATE INDEX subnets_by_network_acl ON subnets (tenant, network_acl_id);
