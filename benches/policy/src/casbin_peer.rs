//! The workload for `casbin`.
//!
//! Casbin has no pattern with stars inside, so it calls a function of ours,
//! and one for the address.

use std::net::Ipv4Addr;

use casbin::function_map::OperatorFunction;
use casbin::rhai::Dynamic;
use casbin::{CoreApi, DefaultModel, Enforcer, MgmtApi};

const MODEL: &str = "
[request_definition]
r = sub, act, res, ip

[policy_definition]
p = sub, act, res, ip

[policy_effect]
e = some(where (p.eft == allow))

[matchers]
m = r.sub == p.sub && wild(r.act, p.act) && wild(r.res, p.res) && inside(r.ip, p.ip)
";

/// The policies and the request.
pub struct Casbin {
    enforcer: Enforcer,
    resource: String,
}

fn wild(text: Dynamic, pattern: Dynamic) -> Dynamic {
    let (text, pattern) = (text.into_immutable_string().unwrap(), pattern.into_immutable_string().unwrap());
    fits(pattern.as_bytes(), text.as_bytes()).into()
}

/// The usual walk with one place to come back to.
fn fits(pattern: &[u8], text: &[u8]) -> bool {
    let (mut p, mut t, mut back) = (0, 0, None);
    while t < text.len() {
        if pattern.get(p) == Some(&b'*') {
            back = Some((p, t));
            p += 1;
        } else if pattern.get(p) == Some(&text[t]) {
            p += 1;
            t += 1;
        } else if let Some((star, from)) = back {
            back = Some((star, from + 1));
            p = star + 1;
            t = from + 1;
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|byte| *byte == b'*')
}

fn inside(address: Dynamic, block: Dynamic) -> Dynamic {
    let (address, block) = (address.into_immutable_string().unwrap(), block.into_immutable_string().unwrap());
    let (network, length) = block.split_once('/').unwrap();
    let bits = |text: &str| text.parse::<Ipv4Addr>().unwrap().to_bits();
    let mask = u32::MAX << (32 - length.parse::<u32>().unwrap());
    (bits(&address) & mask == bits(network) & mask).into()
}

impl Casbin {
    pub fn new(size: usize, hit: bool) -> Casbin {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let enforcer = runtime.block_on(async {
            let model = DefaultModel::from_str(MODEL).await.unwrap();
            let mut enforcer = Enforcer::new(model, ()).await.unwrap();
            enforcer.add_function("wild", OperatorFunction::Arg2(wild));
            enforcer.add_function("inside", OperatorFunction::Arg2(inside));
            let policies = (0..size)
                .map(|bucket| {
                    ["ana", "oss:Get*", &format!("acs:oss:*:*:bucket{bucket}/*"), "10.0.0.0/8"]
                        .map(str::to_owned)
                        .to_vec()
                })
                .collect();
            enforcer.add_policies(policies).await.unwrap();
            enforcer
        });
        let bucket = if hit { size - 1 } else { size };
        let resource = format!("acs:oss:cn-beijing:1000000000000001:bucket{bucket}/photos/2026/cat.jpg");
        Casbin { enforcer, resource }
    }

    pub fn decides(&self) -> bool {
        self.enforcer.enforce(("ana", "oss:GetObject", self.resource.as_str(), "10.1.2.3")).unwrap()
    }
}
