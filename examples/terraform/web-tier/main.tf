# A web tier over two zones: a key pair, three instances with a data disk each, an elastic address on the first. Behind it a
# vSwitch that reaches the Internet through a NAT gateway alone, with a worker that is launched from a template.

terraform {
  required_providers {
    alicloud = {
      source = "aliyun/alicloud"
    }
  }
}

provider "alicloud" {
  region   = "cn-hangzhou"
  protocol = "HTTP"
}

variable "instance_name" {
  default = "web"
}

locals {
  zones = ["cn-hangzhou-h", "cn-hangzhou-i"]
}

resource "alicloud_vpc" "main" {
  vpc_name   = "web"
  cidr_block = "10.0.0.0/16"
}

resource "alicloud_vswitch" "zone" {
  count        = length(local.zones)
  vswitch_name = "web-${count.index}"
  vpc_id       = alicloud_vpc.main.id
  zone_id      = local.zones[count.index]
  cidr_block   = "10.0.${count.index}.0/24"
}

resource "alicloud_security_group" "web" {
  security_group_name = "web"
  vpc_id              = alicloud_vpc.main.id
}

resource "alicloud_security_group_rule" "http" {
  type              = "ingress"
  ip_protocol       = "tcp"
  port_range        = "80/80"
  security_group_id = alicloud_security_group.web.id
  cidr_ip           = "0.0.0.0/0"
}

resource "alicloud_ecs_key_pair" "web" {
  key_pair_name = "web"
}

resource "alicloud_instance" "web" {
  count           = 3
  instance_name   = "${var.instance_name}-${count.index}"
  instance_type   = "ecs.g7.large"
  image_id        = "aliyun_3_x64_20G_alibase_20240819.vhd"
  vswitch_id      = alicloud_vswitch.zone[count.index % 2].id
  security_groups = [alicloud_security_group.web.id]
  key_name        = alicloud_ecs_key_pair.web.key_pair_name
}

resource "alicloud_ecs_disk" "data" {
  count     = 3
  disk_name = "data-${count.index}"
  zone_id   = alicloud_instance.web[count.index].availability_zone
  category  = "cloud_essd"
  size      = 40
}

resource "alicloud_ecs_disk_attachment" "data" {
  count       = 3
  disk_id     = alicloud_ecs_disk.data[count.index].id
  instance_id = alicloud_instance.web[count.index].id
}

resource "alicloud_eip_address" "web" {
  address_name = "web"
  bandwidth    = "5"
}

resource "alicloud_eip_association" "web" {
  allocation_id = alicloud_eip_address.web.id
  instance_id   = alicloud_instance.web[0].id
}

resource "alicloud_vswitch" "private" {
  vswitch_name = "web-private"
  vpc_id       = alicloud_vpc.main.id
  zone_id      = local.zones[0]
  cidr_block   = "10.0.10.0/24"
}

resource "alicloud_nat_gateway" "way_out" {
  nat_gateway_name = "way-out"
  vpc_id           = alicloud_vpc.main.id
  vswitch_id       = alicloud_vswitch.zone[0].id
  nat_type         = "Enhanced"
  payment_type     = "PayAsYouGo"
}

resource "alicloud_eip_address" "way_out" {
  address_name = "way-out"
  bandwidth    = "10"
}

resource "alicloud_eip_association" "way_out" {
  allocation_id = alicloud_eip_address.way_out.id
  instance_id   = alicloud_nat_gateway.way_out.id
  instance_type = "Nat"
}

resource "alicloud_snat_entry" "private" {
  snat_table_id     = alicloud_nat_gateway.way_out.snat_table_ids
  source_vswitch_id = alicloud_vswitch.private.id
  snat_ip           = alicloud_eip_address.way_out.ip_address
  depends_on        = [alicloud_eip_association.way_out]
}

resource "alicloud_route_table" "private" {
  route_table_name = "private"
  vpc_id           = alicloud_vpc.main.id
}

resource "alicloud_route_table_attachment" "private" {
  route_table_id = alicloud_route_table.private.id
  vswitch_id     = alicloud_vswitch.private.id
}

resource "alicloud_route_entry" "way_out" {
  route_table_id        = alicloud_route_table.private.id
  destination_cidrblock = "0.0.0.0/0"
  nexthop_type          = "NatGateway"
  nexthop_id            = alicloud_nat_gateway.way_out.id
}

resource "alicloud_ram_role" "worker" {
  role_name = "Worker"
  assume_role_policy_document = jsonencode({
    Version = "1"
    Statement = [{
      Action    = "sts:AssumeRole"
      Effect    = "Allow"
      Principal = { Service = ["ecs.aliyuncs.com"] }
    }]
  })
}

resource "alicloud_ecs_launch_template" "worker" {
  launch_template_name = "worker"
  image_id             = "aliyun_3_x64_20G_alibase_20240819.vhd"
  instance_type        = "ecs.g7.large"
  security_group_id    = alicloud_security_group.web.id
  ram_role_name        = alicloud_ram_role.worker.role_name
  system_disk {
    category = "cloud_essd"
    size     = "40"
  }
  template_tags = {
    team = "web"
  }
}

resource "alicloud_instance" "worker" {
  instance_name      = "${var.instance_name}-worker"
  launch_template_id = alicloud_ecs_launch_template.worker.id
  vswitch_id         = alicloud_vswitch.private.id
  security_groups    = [alicloud_security_group.web.id]
}

output "address" {
  value = alicloud_eip_address.web.ip_address
}
