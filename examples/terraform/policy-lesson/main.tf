# A lesson on policies: a user with an access key who may launch instances into one security group, with one role and one
# tag, and who may delete what has the tag, but never what is to be kept. The outputs say what to try with the key.

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
  default = "kept"
}

data "alicloud_account" "current" {}

locals {
  account = data.alicloud_account.current.id
  trusts_ecs = jsonencode({
    Version = "1"
    Statement = [{
      Action    = "sts:AssumeRole"
      Effect    = "Allow"
      Principal = { Service = ["ecs.aliyuncs.com"] }
    }]
  })
}

resource "alicloud_vpc" "lesson" {
  vpc_name   = "lesson"
  cidr_block = "192.168.0.0/16"
}

resource "alicloud_vswitch" "lesson" {
  vswitch_name = "lesson"
  vpc_id       = alicloud_vpc.lesson.id
  zone_id      = "cn-hangzhou-h"
  cidr_block   = "192.168.1.0/24"
}

resource "alicloud_security_group" "lesson" {
  security_group_name = "lesson"
  vpc_id              = alicloud_vpc.lesson.id
}

resource "alicloud_security_group" "other" {
  security_group_name = "other"
  vpc_id              = alicloud_vpc.lesson.id
}

resource "alicloud_ram_role" "lesson" {
  role_name                   = "LessonRole"
  assume_role_policy_document = local.trusts_ecs
}

resource "alicloud_ram_role" "other" {
  role_name                   = "OtherRole"
  assume_role_policy_document = local.trusts_ecs
}

resource "alicloud_ram_user" "learner" {
  name = "learner"
}

resource "alicloud_ram_access_key" "learner" {
  user_name = alicloud_ram_user.learner.name
}

resource "alicloud_ram_policy" "lesson" {
  policy_name = "Lesson"
  policy_document = jsonencode({
    Version = "1"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["ecs:Describe*", "ecs:List*", "vpc:Describe*"]
        Resource = ["*"]
      },
      # A launch is a question about instances, the image and each security group; the tag comes with the launch.
      {
        Effect = "Allow"
        Action = ["ecs:RunInstances"]
        Resource = [
          "acs:ecs:*:${local.account}:instance/*",
          "acs:ecs:*:${local.account}:image/*",
          "acs:ecs:*:${local.account}:securitygroup/${alicloud_security_group.lesson.id}",
        ]
        Condition = { StringEquals = { "acs:RequestTag/project" = "lesson" } }
      },
      # A role is passed on with a permission of its own.
      {
        Effect    = "Allow"
        Action    = ["ram:PassRole"]
        Resource  = ["acs:ram::${local.account}:role/lessonrole"]
        Condition = { StringEquals = { "acs:Service" = "ecs.aliyuncs.com" } }
      },
      # Here the tag is one that the instance has.
      {
        Effect    = "Allow"
        Action    = ["ecs:StartInstance", "ecs:StopInstance", "ecs:DeleteInstance"]
        Resource  = ["acs:ecs:*:${local.account}:instance/*"]
        Condition = { StringEquals = { "acs:ResourceTag/project" = "lesson" } }
      },
      # What is denied stays denied, whatever else allows it.
      {
        Effect    = "Deny"
        Action    = ["ecs:DeleteInstance"]
        Resource  = ["*"]
        Condition = { StringEquals = { "acs:ResourceTag/keep" = "true" } }
      },
      {
        Effect    = "Deny"
        Action    = ["ecs:RunInstances"]
        Resource  = ["*"]
        Condition = { Bool = { "ecs:AssociatePublicIpAddress" = "true" } }
      },
    ]
  })
}

resource "alicloud_ram_user_policy_attachment" "learner" {
  user_name   = alicloud_ram_user.learner.name
  policy_name = alicloud_ram_policy.lesson.policy_name
  policy_type = "Custom"
}

resource "alicloud_instance" "kept" {
  instance_name   = var.instance_name
  instance_type   = "ecs.g7.large"
  image_id        = "aliyun_3_x64_20G_alibase_20240819.vhd"
  vswitch_id      = alicloud_vswitch.lesson.id
  security_groups = [alicloud_security_group.lesson.id]
  role_name       = alicloud_ram_role.lesson.role_name
  tags            = { project = "lesson", keep = "true" }
}

output "access_key_id" {
  value = alicloud_ram_access_key.learner.id
}

output "access_key_secret" {
  value     = alicloud_ram_access_key.learner.secret
  sensitive = true
}

output "kept_instance_id" {
  value = alicloud_instance.kept.id
}

output "launch" {
  description = "A launch that is allowed; change one of them and it is refused."
  value = {
    ImageId         = alicloud_instance.kept.image_id
    InstanceType    = alicloud_instance.kept.instance_type
    VSwitchId       = alicloud_vswitch.lesson.id
    SecurityGroupId = alicloud_security_group.lesson.id
    RamRoleName     = alicloud_ram_role.lesson.role_name
    Tag             = { project = "lesson" }
  }
}

output "try" {
  value = {
    "RunInstances as above"                               = "allowed"
    "RunInstances without the tag project=lesson"         = "403 Forbidden.RAM"
    "RunInstances in ${alicloud_security_group.other.id}" = "403 Forbidden.RAM"
    "RunInstances with InternetMaxBandwidthOut=5"         = "403 Forbidden.RAM, denied"
    "RunInstances with the role OtherRole"                = "403 InvalidUser.PassRoleForbidden"
    "StopInstance ${alicloud_instance.kept.id}"           = "allowed"
    "DeleteInstance ${alicloud_instance.kept.id}"         = "403 Forbidden.RAM, denied"
  }
}
