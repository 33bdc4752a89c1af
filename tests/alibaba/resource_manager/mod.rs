//! Resource Management.

mod attachments;
mod groups;
mod lists;
mod roles;
mod services;

use serde_json::{Value, json};
use testkit::{ACCOUNT, Actor, TestCloud};

const TRUST: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["ecs.aliyuncs.com"]}}]}"#;
const DOCUMENT: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:*","Resource":"*"}]}"#;

async fn role(root: &Actor, name: &str) {
    root.resource_manager("CreateRole", &[("RoleName", name), ("AssumeRolePolicyDocument", TRUST)]).await.ok();
}

async fn policy(root: &Actor, name: &str) {
    root.resource_manager("CreatePolicy", &[("PolicyName", name), ("PolicyDocument", DOCUMENT)]).await.ok();
}

/// The resource group that every account has.
async fn default_group(root: &Actor) -> String {
    root.resource_manager("ListResourceGroups", &[]).await.field("/ResourceGroups/ResourceGroup/0/Id")
}
