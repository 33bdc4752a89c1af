# A web tier over two zones: a key pair, three instances with a data disk each, an elastic address on the first.

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

output "address" {
  value = alicloud_eip_address.web.ip_address
}
