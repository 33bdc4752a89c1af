//! The workload for `cedar-policy`.
//!
//! Cedar has no wildcards over the names of actions and resources, so both are
//! strings in the context and `like` matches them.

use cedar_policy::{Authorizer, Context, Decision, Entities, EntityUid, PolicySet, Request, RestrictedExpression};

/// The policies and the request.
pub struct Cedar {
    authorizer: Authorizer,
    policies: PolicySet,
    entities: Entities,
    resource: String,
    request: Request,
}

fn request(resource: &str) -> Request {
    let uid = |text: &str| text.parse::<EntityUid>().unwrap();
    let context = Context::from_pairs([
        ("action".to_owned(), RestrictedExpression::new_string("oss:GetObject".to_owned())),
        ("resource".to_owned(), RestrictedExpression::new_string(resource.to_owned())),
        ("ip".to_owned(), RestrictedExpression::new_ip("10.1.2.3")),
    ])
    .unwrap();
    Request::new(uid(r#"User::"ana""#), uid(r#"Action::"call""#), uid(r#"Resource::"any""#), context, None).unwrap()
}

impl Cedar {
    pub fn new(size: usize, hit: bool) -> Cedar {
        let policies: String = (0..size)
            .map(|bucket| {
                format!(
                    r#"permit(principal == User::"ana", action, resource) when {{
                        context.action like "oss:Get*" &&
                        context.resource like "acs:oss:*:*:bucket{bucket}/*" &&
                        context.ip.isInRange(ip("10.0.0.0/8"))
                    }};"#
                )
            })
            .collect();
        let bucket = if hit { size - 1 } else { size };
        let resource = format!("acs:oss:cn-beijing:1000000000000001:bucket{bucket}/photos/2026/cat.jpg");
        Cedar {
            authorizer: Authorizer::new(),
            policies: policies.parse().unwrap(),
            entities: Entities::empty(),
            request: request(&resource),
            resource,
        }
    }

    pub fn decides(&self) -> bool {
        let answer = self.authorizer.is_authorized(&self.request, &self.policies, &self.entities);
        answer.decision() == Decision::Allow
    }

    pub fn decides_from_scratch(&self) -> bool {
        let request = request(&self.resource);
        self.authorizer.is_authorized(&request, &self.policies, &self.entities).decision() == Decision::Allow
    }
}
