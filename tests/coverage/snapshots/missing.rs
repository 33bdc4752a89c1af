//! A caller without permission learns nothing about what exists: a refusal is the same for a thing that is there and for one
//! that is not.

use std::collections::BTreeSet;

use serde_json::Value;
use wire::{Access, Format, Route};

use super::client::{Cloud, Product, Reply};
use super::world::{World, Worlds};

/// For every check of every operation: a caller who is allowed everything but that one gets the same refusal for the things of
/// the example and for others that do not exist.
pub(super) async fn is_not_told(product: Product) {
    let worlds = Worlds::of(product).await;
    let (mut wrong, mut tried) = (Vec::new(), 0);
    for route in product.routes.iter().filter(|route| route.access == Access::Signed) {
        let example = worlds.example(route);
        let asked = asked(&worlds, route, &example).await;
        if asked.is_empty() {
            continue;
        }
        let mut world = worlds.open(route).await;
        let present: Vec<_> = example.iter().map(|(name, value)| (name.clone(), world.filled(value))).collect();
        let missing: Vec<_> = present.iter().map(|pair| other(pair, &asked)).collect();
        let actions: BTreeSet<_> = asked.iter().map(|(action, _)| action).collect();
        for (number, action) in actions.into_iter().enumerate() {
            let caller = format!("denied{number}");
            world.deny(&caller, action).await;
            let answer =
                async |parameters| told(&world.call(Some(&caller), route.name, Format::Json, parameters).await);
            let (there, elsewhere) = (answer(&present).await, answer(&missing).await);
            tried += usize::from(present != missing);
            if there != elsewhere || there.0 < 400 {
                wrong.push(format!("{} without {action}: {there:?} and {elsewhere:?}", route.name));
            }
        }
        world.close().await;
    }
    assert!(wrong.is_empty(), "{}:\n{}", product.name, wrong.join("\n"));
    let names_things = !matches!(product.name, "Sts" | "Location" | "BssOpenApi");
    assert!(tried > 0 || !names_things, "no thing of {} was tried", product.name);
}

/// What an operation asks about for its example: actions and resources.
async fn asked(worlds: &Worlds, route: &Route, example: &[(String, String)]) -> Vec<(String, String)> {
    let world = worlds.open(route).await;
    let reply = world.call(Some("manager"), route.name, Format::Json, example).await;
    let record = world.record(reply.request_id()).await;
    world.close().await;
    let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let explanations = record.get("explanations").and_then(Value::as_array).cloned().unwrap_or_default();
    let requests = explanations.iter().filter_map(|explanation| explanation.get("request"));
    requests.map(|request| (text(request, "action"), text(request, "resource"))).collect()
}

/// The parameter with the name or identifier of something else, where it names what is asked about.
fn other((name, value): &(String, String), asked: &[(String, String)]) -> (String, String) {
    let lower = value.to_lowercase();
    let kind = name == "ResourceType";
    let names_it = !kind && lower.len() > 3 && asked.iter().any(|(_, it)| it.to_lowercase().ends_with(&lower));
    let mut other: Vec<char> = value.chars().collect();
    if let Some(last) = other.last_mut().filter(|_| names_it) {
        // A number stays one.
        *last = match *last {
            '8' => '9',
            digit if digit.is_ascii_digit() => '8',
            'e' => 'f',
            _ => 'e',
        };
    }
    (name.clone(), other.into_iter().collect())
}

/// What a caller is told: the status and the code.
fn told(reply: &Reply) -> (u16, Option<String>) {
    (reply.status, reply.field("/Code").or_else(|| reply.field("/Error/Code")))
}

impl World {
    /// Makes a user who may do everything but one action.
    async fn deny(&mut self, name: &str, action: &str) {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let user = pair("UserName", name);
        let (product, id, secret, document, attach) = match self.product.cloud {
            Cloud::Alibaba => (
                "Ram",
                "/AccessKey/AccessKeyId",
                "/AccessKey/AccessKeySecret",
                format!(
                    r#"{{"Version":"1","Statement":[{{"Effect":"Allow","Action":"*","Resource":"*"}},
                    {{"Effect":"Deny","Action":"{action}","Resource":"*"}}]}}"#
                ),
                ("AttachPolicyToUser", vec![pair("PolicyType", "Custom"), pair("PolicyName", name), user.clone()]),
            ),
            Cloud::Kingsoft => (
                "iam",
                "/CreateAccessKeyResult/AccessKey/AccessKeyId",
                "/CreateAccessKeyResult/AccessKey/SecretAccessKey",
                format!(
                    r#"{{"Version":"2015-11-01","Statement":[{{"Effect":"Allow","Action":["*"],"Resource":["*"]}},
                    {{"Effect":"Deny","Action":["{action}"],"Resource":["*"]}}]}}"#
                ),
                (
                    "AttachUserPolicy",
                    vec![pair("PolicyKrn", &format!("krn:ksc:iam::1234567890123456:policy/{name}")), user.clone()],
                ),
            ),
        };
        let product = Product::of(self.product.cloud, product);
        let make = async |action: &str, parameters: &[(String, String)]| {
            let reply = self.call_of(&product, None, action, Format::Json, parameters).await;
            assert_eq!(reply.status, 200, "{action}: {}", reply.body);
            reply
        };
        make("CreateUser", std::slice::from_ref(&user)).await;
        let key = make("CreateAccessKey", std::slice::from_ref(&user)).await;
        make("CreatePolicy", &[pair("PolicyName", name), pair("PolicyDocument", &document)]).await;
        make(attach.0, &attach.1).await;
        for (part, pointer) in [("id", id), ("secret", secret)] {
            let value = key.field(pointer).unwrap_or_else(|| panic!("no {pointer}: {}", key.body));
            self.values.insert(format!("{name}.{part}"), value);
        }
    }
}
