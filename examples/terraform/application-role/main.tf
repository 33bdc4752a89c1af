# The flow "an application uses a role instead of keys": the instance gets credentials of the role from its metadata, and
# the user who launches it needs ram:PassRole on that role and no other.

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
  default = "application"
}

data "alicloud_account" "current" {}

resource "alicloud_vpc" "main" {
  vpc_name   = "application"
  cidr_block = "192.168.0.0/16"
}

resource "alicloud_vswitch" "main" {
  vswitch_name = "application"
  vpc_id       = alicloud_vpc.main.id
  zone_id      = "cn-hangzhou-h"
  cidr_block   = "192.168.1.0/24"
}

resource "alicloud_security_group" "main" {
  security_group_name = "application"
  vpc_id              = alicloud_vpc.main.id
}

resource "alicloud_security_group_rule" "https" {
  type              = "ingress"
  ip_protocol       = "tcp"
  port_range        = "443/443"
  security_group_id = alicloud_security_group.main.id
  cidr_ip           = "0.0.0.0/0"
}

resource "alicloud_ram_role" "application" {
  role_name = "ApplicationRole"
  assume_role_policy_document = jsonencode({
    Version = "1"
    Statement = [{
      Action    = "sts:AssumeRole"
      Effect    = "Allow"
      Principal = { Service = ["ecs.aliyuncs.com"] }
    }]
  })
}

resource "alicloud_ram_policy" "read_bucket" {
  policy_name = "ReadBucket"
  policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Action = ["oss:GetObject"], Effect = "Allow", Resource = ["acs:oss:*:*:data/*"] }]
  })
}

resource "alicloud_ram_role_policy_attachment" "application" {
  role_name   = alicloud_ram_role.application.role_name
  policy_name = alicloud_ram_policy.read_bucket.policy_name
  policy_type = "Custom"
}

resource "alicloud_ram_user" "operator" {
  name = "operator"
}

resource "alicloud_ram_policy" "launch_with_role" {
  policy_name = "LaunchWithApplicationRole"
  policy_document = jsonencode({
    Version = "1"
    Statement = [
      { Action = ["ecs:*", "vpc:Describe*"], Effect = "Allow", Resource = ["*"] },
      {
        Action   = ["ram:PassRole"]
        Effect   = "Allow"
        Resource = ["acs:ram::${data.alicloud_account.current.id}:role/applicationrole"]
        Condition = {
          StringEquals = { "acs:Service" = "ecs.aliyuncs.com" }
        }
      },
    ]
  })
}

resource "alicloud_ram_user_policy_attachment" "operator" {
  user_name   = alicloud_ram_user.operator.name
  policy_name = alicloud_ram_policy.launch_with_role.policy_name
  policy_type = "Custom"
}

resource "alicloud_instance" "application" {
  instance_name   = var.instance_name
  instance_type   = "ecs.g7.large"
  image_id        = "aliyun_3_x64_20G_alibase_20240819.vhd"
  vswitch_id      = alicloud_vswitch.main.id
  security_groups = [alicloud_security_group.main.id]
  role_name       = alicloud_ram_role.application.role_name
  http_tokens     = "required"
  http_endpoint   = "enabled"
  tags            = { team = "application" }
}

output "instance_id" {
  value = alicloud_instance.application.id
}
