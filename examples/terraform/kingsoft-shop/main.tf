# A shop on Kingsoft Cloud: two instances that have a role in place of keys, a public address in front of the first, a volume
# for its orders, a second network interface for the other one, and a model for more of them.

terraform {
  required_providers {
    ksyun = {
      source = "kingsoftcloud/ksyun"
    }
  }
}

provider "ksyun" {
  region = "cn-beijing-6"
}

variable "volume_size" {
  default = 20
}

data "ksyun_lines" "bgp" {
  line_name = "BGP"
}

data "ksyun_images" "centos" {
  platform     = "centos-7.5"
  image_source = "system"
  is_public    = true
}

resource "ksyun_vpc" "main" {
  vpc_name   = "shop"
  cidr_block = "10.0.0.0/16"
}

resource "ksyun_subnet" "main" {
  subnet_name       = "shop"
  vpc_id            = ksyun_vpc.main.id
  cidr_block        = "10.0.1.0/24"
  subnet_type       = "Normal"
  gateway_ip        = "10.0.1.1"
  dns1              = "198.18.254.41"
  dns2              = "198.18.254.40"
  availability_zone = "cn-beijing-6a"
}

resource "ksyun_security_group" "web" {
  vpc_id              = ksyun_vpc.main.id
  security_group_name = "web"
}

resource "ksyun_security_group_entry_lite" "https" {
  security_group_id = ksyun_security_group.web.id
  cidr_block        = ["0.0.0.0/0"]
  direction         = "in"
  protocol          = "tcp"
  port_range_from   = 443
  port_range_to     = 443
}

# The provider can make roles that trust accounts only. The sandbox lets instances have such a role too, unless it was told to
# be strict about services.
resource "ksyun_iam_role" "shop" {
  role_name      = "ShopRole"
  trust_accounts = "2000096256"
  description    = "What the shop may do"
}

resource "ksyun_ssh_key" "operator" {
  key_name = "operator"
}

resource "ksyun_instance" "shop" {
  count             = 2
  instance_name     = "shop-${count.index}"
  image_id          = data.ksyun_images.centos.images[0].image_id
  instance_type     = "N3.2B"
  subnet_id         = ksyun_subnet.main.id
  security_group_id = [ksyun_security_group.web.id]
  charge_type       = "Daily"
  key_id            = [ksyun_ssh_key.operator.id]
  iam_role_name     = ksyun_iam_role.shop.role_name
  tags              = { application = "shop" }

  system_disk {
    disk_type = "SSD3.0"
    disk_size = 40
  }
}

# What a further worker would be, kept for later.
resource "ksyun_instance_model" "worker" {
  model_name        = "worker"
  image_id          = data.ksyun_images.centos.images[0].image_id
  instance_type     = "N3.2B"
  charge_type       = "Daily"
  subnet_id         = ksyun_subnet.main.id
  security_group_id = [ksyun_security_group.web.id]
  instance_name     = "worker"
  iam_role_name     = ksyun_iam_role.shop.role_name
}

resource "ksyun_eip" "front" {
  line_id     = data.ksyun_lines.bgp.lines[0].line_id
  band_width  = 5
  charge_type = "Daily"
}

resource "ksyun_eip_associate" "front" {
  allocation_id        = ksyun_eip.front.id
  instance_type        = "Ipfwd"
  instance_id          = ksyun_instance.shop[0].id
  network_interface_id = ksyun_instance.shop[0].network_interface_id
}

resource "ksyun_volume" "orders" {
  volume_name       = "orders"
  volume_type       = "SSD3.0"
  size              = var.volume_size
  availability_zone = "cn-beijing-6a"
  charge_type       = "Daily"
}

resource "ksyun_volume_attach" "orders" {
  volume_id            = ksyun_volume.orders.id
  instance_id          = ksyun_instance.shop[0].id
  delete_with_instance = false
}

resource "ksyun_kec_network_interface" "second" {
  network_interface_name = "second"
  subnet_id              = ksyun_subnet.main.id
  security_group_ids     = [ksyun_security_group.web.id]
}

resource "ksyun_kec_network_interface_attachment" "second" {
  network_interface_id = ksyun_kec_network_interface.second.id
  instance_id          = ksyun_instance.shop[1].id
}

output "public_ip" {
  value = ksyun_eip.front.public_ip
}

output "instances" {
  value = ksyun_instance.shop[*].id
}
