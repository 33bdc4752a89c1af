#!/bin/sh
# Alibaba Cloud's tutorial "an application uses a RAM role instead of keys", with curl and jq alone.
# Usage: sh alibaba.sh READY_FILE, the file that `yunbox serve --ready-file` writes.
set -eu
READY=$1
URL=$(jq -r .url "$READY")
ADMIN=$(jq -r .admin_token "$READY")

own() { curl -sS -H 'Content-Type: application/json' "$@"; }
sign_in() { own "$URL/_yunbox/sessions" -d "$1" | jq -r .token; }
call() { own -H "Authorization: Bearer $1" "$URL/_yunbox/api/alibaba/$2" -d "$3"; }
admin() { own -H "Authorization: Bearer $ADMIN" "$URL/_yunbox/$@"; }
say() { printf '\n%s\n' "$*"; }

ACCOUNT=$(sign_in "$(jq -c '{access_key_id, access_key_secret}' "$READY")")

say '1. A role that trusts ECS, and 2. a policy on it'
TRUST='{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["ecs.aliyuncs.com"]}}]}'
call "$ACCOUNT" ram/CreateRole "$(jq -cn --arg d "$TRUST" '{RoleName: "MyApplicationRole", AssumeRolePolicyDocument: $d}')" | jq -r .Role.Arn
call "$ACCOUNT" ram/AttachPolicyToRole '{"PolicyType": "System", "PolicyName": "AliyunSTSAssumeRoleAccess", "RoleName": "MyApplicationRole"}' > /dev/null

say '3. A user with an access key, who may manage ECS'
call "$ACCOUNT" ram/CreateUser '{"UserName": "operator"}' | jq -r .User.UserName
KEY=$(call "$ACCOUNT" ram/CreateAccessKey '{"UserName": "operator"}' | jq -c '.AccessKey | {access_key_id: .AccessKeyId, access_key_secret: .AccessKeySecret}')
call "$ACCOUNT" ram/AttachPolicyToUser '{"PolicyType": "System", "PolicyName": "AliyunECSFullAccess", "UserName": "operator"}' > /dev/null
OPERATOR=$(sign_in "$KEY")

say 'A network to launch in'
admin clock -d '{"transitions": "instant"}' > /dev/null
REGION='"RegionId": "cn-hangzhou"'
VPC=$(call "$ACCOUNT" vpc/CreateVpc "{$REGION, \"CidrBlock\": \"192.168.0.0/16\"}" | jq -r .VpcId)
SUBNET=$(call "$ACCOUNT" vpc/CreateVSwitch "{$REGION, \"VpcId\": \"$VPC\", \"ZoneId\": \"cn-hangzhou-i\", \"CidrBlock\": \"192.168.1.0/24\"}" | jq -r .VSwitchId)
GROUP=$(call "$ACCOUNT" ecs/CreateSecurityGroup "{$REGION, \"VpcId\": \"$VPC\"}" | jq -r .SecurityGroupId)
echo "$VPC $SUBNET $GROUP"
LAUNCH="{$REGION, \"ImageId\": \"aliyun_3_x64_20G_alibase_20240819.vhd\", \"InstanceType\": \"ecs.g6.large\", \"VSwitchId\": \"$SUBNET\", \"SecurityGroupId\": \"$GROUP\", \"RamRoleName\": \"MyApplicationRole\"}"

say '4. Without ram:PassRole the launch is refused; why stands in the trail'
REFUSED=$(call "$OPERATOR" ecs/RunInstances "$LAUNCH" | jq -r .error.request_id)
admin "requests/$REFUSED" | jq -r .why | head -3
PASS='{"Version":"1","Statement":[{"Effect":"Allow","Action":"ram:PassRole","Resource":"acs:ram:*:*:role/MyApplicationRole"}]}'
call "$ACCOUNT" ram/CreatePolicy "$(jq -cn --arg d "$PASS" '{PolicyName: "PassMyApplicationRole", PolicyDocument: $d}')" | jq -r .Policy.PolicyName
call "$ACCOUNT" ram/AttachPolicyToUser '{"PolicyType": "Custom", "PolicyName": "PassMyApplicationRole", "UserName": "operator"}' > /dev/null

say '5. The user starts the instance with the role'
INSTANCE=$(call "$OPERATOR" ecs/RunInstances "$LAUNCH" | jq -r '.InstanceIdSets.InstanceIdSet[0]')
echo "$INSTANCE"

say '6 to 8. ECS assumes the role, and the metadata hands the token to the application'
TOKEN=$(admin "instances/$INSTANCE/metadata/latest/meta-data/ram/security-credentials/MyApplicationRole" | jq -c '{access_key_id: .AccessKeyId, access_key_secret: .AccessKeySecret, security_token: .SecurityToken}')
APPLICATION=$(sign_in "$TOKEN")
call "$APPLICATION" sts/GetCallerIdentity '{}' | jq -r .Arn

say '9. The application calls: refused, allowed as soon as the policy is attached, refused again'
READ='{"PolicyType": "System", "PolicyName": "AliyunECSReadOnlyAccess", "RoleName": "MyApplicationRole"}'
call "$APPLICATION" ecs/DescribeInstances "{$REGION}" | jq -r '.error.code // .TotalCount'
call "$ACCOUNT" ram/AttachPolicyToRole "$READ" > /dev/null
call "$APPLICATION" ecs/DescribeInstances "{$REGION}" | jq -r '.error.code // .TotalCount'
call "$ACCOUNT" ram/DetachPolicyFromRole "$READ" > /dev/null
call "$APPLICATION" ecs/DescribeInstances "{$REGION}" | jq -r '.error.code // .TotalCount'
