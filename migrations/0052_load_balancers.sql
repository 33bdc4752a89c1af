-- Load balancers. One inside its network has an address of a subnet; one before the Internet has none, and an elastic address
-- stands for it.
CREATE TABLE load_balancers (
    tenant BIGINT NOT NULL,
    load_balancer_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    vpc_id TEXT NOT NULL,
    subnet_id TEXT,
    address TEXT,
    name TEXT NOT NULL,
    enabled BOOLEAN NOT NULL,
    charge TEXT NOT NULL,
    resource_group TEXT NOT NULL,
    extras TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, load_balancer_id)
);
CREATE INDEX load_balancers_by_position ON load_balancers (tenant, position);
CREATE INDEX load_balancers_by_vpc ON load_balancers (tenant, vpc_id);
CREATE INDEX load_balancers_by_subnet ON load_balancers (tenant, subnet_id);

-- What they listen to, and how they pass it on.
CREATE TABLE load_balancer_listeners (
    tenant BIGINT NOT NULL,
    listener_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    load_balancer_id TEXT NOT NULL,
    name TEXT NOT NULL,
    enabled BOOLEAN NOT NULL,
    protocol TEXT NOT NULL,
    port BIGINT NOT NULL,
    scheduler TEXT NOT NULL,
    mbps_in BIGINT,
    mbps_out BIGINT,
    session_kept BOOLEAN NOT NULL,
    session_seconds BIGINT NOT NULL,
    cookie_kind TEXT NOT NULL,
    cookie_name TEXT NOT NULL,
    extras TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, listener_id)
);
CREATE INDEX load_balancer_listeners_by_position ON load_balancer_listeners (tenant, position);
CREATE INDEX load_balancer_listeners_by_balancer ON load_balancer_listeners (tenant, load_balancer_id);

-- Where listeners pass it on to: instances, each with an address and a port.
CREATE TABLE load_balancer_servers (
    tenant BIGINT NOT NULL,
    server_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    listener_id TEXT NOT NULL,
    instance_id TEXT NOT NULL,
    interface_id TEXT,
    address TEXT NOT NULL,
    port BIGINT NOT NULL,
    weight BIGINT NOT NULL,
    is_backup BOOLEAN NOT NULL,
    description TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, server_id)
);
CREATE INDEX load_balancer_servers_by_position ON load_balancer_servers (tenant, position);
CREATE INDEX load_balancer_servers_by_listener ON load_balancer_servers (tenant, listener_id);
CREATE INDEX load_balancer_servers_by_instance ON load_balancer_servers (tenant, instance_id);
CREATE INDEX load_balancer_servers_by_interface ON load_balancer_servers (tenant, interface_id);

-- How listeners find out which servers are well: each has one check at most.
CREATE TABLE load_balancer_checks (
    tenant BIGINT NOT NULL,
    check_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    listener_id TEXT NOT NULL,
    enabled BOOLEAN NOT NULL,
    kind TEXT NOT NULL,
    port BIGINT,
    healthy_after BIGINT NOT NULL,
    unhealthy_after BIGINT NOT NULL,
    interval_seconds BIGINT NOT NULL,
    timeout_seconds BIGINT NOT NULL,
    method TEXT NOT NULL,
    path TEXT NOT NULL,
    host TEXT NOT NULL,
    request TEXT NOT NULL,
    reply TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, check_id)
);
CREATE INDEX load_balancer_checks_by_position ON load_balancer_checks (tenant, position);
CREATE UNIQUE INDEX load_balancer_checks_by_listener ON load_balancer_checks (tenant, listener_id);
