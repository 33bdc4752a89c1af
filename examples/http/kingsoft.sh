#!/bin/sh
# Kingsoft Cloud's tutorial "an application uses an IAM role instead of keys", with curl and jq alone.
# Usage: sh kingsoft.sh READY_FILE, the file that `yunbox serve --ready-file` writes.
set -eu
READY=$1
URL=$(jq -r .url "$READY")
ADMIN=$(jq -r .admin_token "$READY")

own() { curl -sS -H 'Content-Type: application/json' "$@"; }
sign_in() { own "$URL/_yunbox/sessions" -d "$1" | jq -r .token; }
call() { own -H "Authorization: Bearer $1" "$URL/_yunbox/api/kingsoft/$2" -d "$3"; }
admin() { own -H "Authorization: Bearer $ADMIN" "$URL/_yunbox/$@"; }
say() { printf '\n%s\n' "$*"; }
field() { sed -n "s:.*<$1>\(.*\)</$1>.*:\1:p"; }

ACCOUNT=$(sign_in "$(jq -c '.clouds[] | select(.cloud == "kingsoft") | {cloud, access_key_id, access_key_secret}' "$READY")")

say '1. A role that KEC may assume'
call "$ACCOUNT" iam/CreateRole '{"RoleName": "app", "TrustServices": "kec"}' | jq -r .CreateRoleResult.Role.Krn

say 'A network and an instance'
VPC=$(call "$ACCOUNT" vpc/CreateVpc '{"CidrBlock": "10.0.0.0/16"}' | jq -r .Vpc.VpcId)
SUBNET=$(call "$ACCOUNT" vpc/CreateSubnet "{\"VpcId\": \"$VPC\", \"CidrBlock\": \"10.0.1.0/24\", \"SubnetType\": \"Normal\"}" | jq -r .Subnet.SubnetId)
GROUP=$(call "$ACCOUNT" vpc/CreateSecurityGroup "{\"VpcId\": \"$VPC\", \"SecurityGroupName\": \"web\"}" | jq -r .SecurityGroup.SecurityGroupId)
LAUNCH="{\"ImageId\": \"IMG-5465174a-6d71-4770-b8e1-917a0dd92466\", \"InstanceType\": \"N3.2B\", \"SubnetId\": \"$SUBNET\", \"SecurityGroupId\": [\"$GROUP\"], \"ChargeType\": \"HourlyInstantSettlement\", \"MaxCount\": 1, \"MinCount\": 1}"
INSTANCE=$(call "$ACCOUNT" kec/RunInstances "$LAUNCH" | jq -r '.InstancesSet[0].InstanceId')
admin clock -d '{"advance": "1m"}' > /dev/null
echo "$INSTANCE"

say '2. A user who may only read cannot give the role to the instance; with KECAdminFullAccess the user can'
call "$ACCOUNT" iam/CreateUser '{"UserName": "operator"}' > /dev/null
KEY=$(call "$ACCOUNT" iam/CreateAccessKey '{"UserName": "operator"}' | jq -c '.CreateAccessKeyResult.AccessKey | {cloud: "kingsoft", access_key_id: .AccessKeyId, access_key_secret: .SecretAccessKey}')
OPERATOR=$(sign_in "$KEY")
ASSIGN="{\"InstanceId\": [\"$INSTANCE\"], \"IamRoleName\": \"app\"}"
call "$ACCOUNT" iam/AttachUserPolicy '{"UserName": "operator", "PolicyKrn": "krn:ksc:iam::ksc:policy/KECReadOnlyAccess"}' > /dev/null
call "$OPERATOR" kec/AttachInstancesIamRole "$ASSIGN" | jq -r '.error.code // .IamRoleName'
call "$ACCOUNT" iam/AttachUserPolicy '{"UserName": "operator", "PolicyKrn": "krn:ksc:iam::ksc:policy/KECAdminFullAccess"}' > /dev/null
call "$OPERATOR" kec/AttachInstancesIamRole "$ASSIGN" | jq -r '.error.code // .IamRoleName'

say '3. The metadata hands the token to the application'
DOCUMENT=$(admin "instances/$INSTANCE/metadata/latest/iam")
value() { printf '%s\n' "$DOCUMENT" | field "$1"; }
APPLICATION=$(sign_in "{\"cloud\": \"kingsoft\", \"access_key_id\": \"$(value AccessKeyId)\", \"access_key_secret\": \"$(value SecretAccessKey)\", \"security_token\": \"$(value SecurityToken)\"}")
READ='{"RoleName": "app", "PolicyKrn": "krn:ksc:iam::ksc:policy/KECReadOnlyAccess"}'
call "$APPLICATION" kec/DescribeInstances '{}' | jq -r '.error.code // .InstanceCount'
call "$ACCOUNT" iam/AttachRolePolicy "$READ" > /dev/null
call "$APPLICATION" kec/DescribeInstances '{}' | jq -r '.error.code // .InstanceCount'
call "$ACCOUNT" iam/DetachRolePolicy "$READ" > /dev/null
call "$APPLICATION" kec/DescribeInstances '{}' | jq -r '.error.code // .InstanceCount'
