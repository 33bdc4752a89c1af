//! The workload for `policy-engine`.

use std::sync::Arc;

use policy_engine::lines::Evaluator;
use policy_engine::{
    AttachedTo, Context, Dialect, Document, Layers, PolicySet, Principal, Purpose, Request, Source, SourceKind, decide,
    explain,
};

const ACCOUNT: &str = "1000000000000001";
const ARN: &str = "acs:ram::1000000000000001:user/ana";

/// One principal with its statements, and the request.
pub struct Engine {
    set: PolicySet,
    resource: String,
    context: Context,
}

fn statement(bucket: usize) -> String {
    format!(
        r#"{{"Effect":"Allow","Action":"oss:Get*","Resource":"acs:oss:*:*:bucket{bucket}/*","Condition":{{"IpAddress":{{"acs:SourceIp":"10.0.0.0/8"}}}}}}"#
    )
}

fn document(statements: &[String]) -> String {
    format!(r#"{{"Version":"1","Statement":[{}]}}"#, statements.join(","))
}

fn compile(text: &str) -> Arc<Document> {
    Arc::new(Document::parse(Dialect::Ram, Purpose::Identity, text).unwrap())
}

fn source(name: String) -> Source {
    Source::new(name, SourceKind::Custom, AttachedTo::User("ana".into()))
}

impl Engine {
    pub fn new(size: usize, hit: bool) -> Engine {
        let statements: Vec<String> = (0..size).map(statement).collect();
        // A document holds no more than 6,144 characters.
        let documents = statements.chunks(40).enumerate();
        let set = PolicySet::new(
            documents.map(|(index, chunk)| (source(format!("part-{index}")), compile(&document(chunk)))),
        );
        let bucket = if hit { size - 1 } else { size };
        let resource = format!("acs:oss:cn-beijing:{ACCOUNT}:bucket{bucket}/photos/2026/cat.jpg");
        Engine { set, resource, context: Context::new().with("acs:SourceIp", "10.1.2.3") }
    }

    fn ask<T>(&self, context: &Context, answer: impl Fn(&Layers<'_>, &Request<'_>) -> T) -> T {
        let ana = Principal::user(ACCOUNT, "ana", ARN);
        let request = Request::new(&ana, "oss:GetObject", &self.resource, ACCOUNT, context);
        answer(&Layers::identity(&self.set), &request)
    }

    pub fn decides(&self) -> bool {
        self.ask(&self.context, decide).outcome.is_allow()
    }

    /// With the keys that the gateway sends along with every request.
    pub fn decides_from_scratch(&self) -> bool {
        let context = Context::new()
            .with("acs:CurrentTime", "2026-11-21T22:00:00Z")
            .with("acs:SourceIp", "10.1.2.3")
            .with("acs:SecureTransport", "true")
            .with("acs:PrincipalARN", ARN);
        self.ask(&context, decide).outcome.is_allow()
    }

    /// What an answer to a refused caller needs.
    pub fn detail(&self) -> (bool, usize) {
        self.ask(&self.context, |layers, request| {
            let decision = decide(layers, request);
            let name = decision.statement.and_then(|at| layers.source(&at)).map_or(0, |source| source.name.len());
            let kind = decision.policy_type().map_or(0, |kind| kind.as_str().len());
            (decision.outcome.is_allow(), name + kind)
        })
    }

    pub fn explains(&self) -> usize {
        self.ask(&self.context, explain).walk.len()
    }
}

/// A document as long as a custom policy may be.
pub fn largest_document() -> String {
    let statements: Vec<String> = (0..43).map(statement).collect();
    document(&statements)
}

pub fn compiles(text: &str) -> usize {
    Document::parse(Dialect::Ram, Purpose::Identity, text).unwrap().statements().len()
}

/// A pattern of twenty stars against a thousand letters.
pub struct Stars {
    set: PolicySet,
    resource: String,
}

impl Stars {
    pub fn new() -> Stars {
        Stars::of("oss:cn-beijing:1:b/")
    }

    /// Role names are compared without regard to case.
    pub fn folded() -> Stars {
        Stars::of("ram::1:role/")
    }

    fn of(name: &str) -> Stars {
        let pattern = format!("acs:{name}{}*b*", "*a".repeat(19));
        let text =
            format!(r#"{{"Version":"1","Statement":[{{"Effect":"Allow","Action":"*","Resource":"{pattern}"}}]}}"#);
        let set = PolicySet::new([(source("stars".to_owned()), compile(&text))]);
        Stars { set, resource: format!("acs:{name}{}", "a".repeat(1000)) }
    }

    pub fn decides(&self) -> bool {
        let ana = Principal::user("1", "ana", "acs:ram::1:user/ana");
        let context = Context::new();
        let request = Request::new(&ana, "oss:GetObject", &self.resource, "1", &context);
        decide(&Layers::identity(&self.set), &request).outcome.is_allow()
    }
}

/// Ten thousand lines over a hundred different documents.
pub fn lines() -> (usize, Vec<String>) {
    let lines: Vec<String> = (0..10_000)
        .map(|index| {
            let statements: Vec<String> = (index % 100..index % 100 + 3).map(statement).collect();
            format!(
                r#"{{"id":{index},"dialect":"ram","identity_policies":[{}],"request":{{"principal":{{"type":"user","account":"1","name":"ana","arn":"acs:ram::1:user/ana"}},"action":"oss:GetObject","resource":"acs:oss:*:1:bucket{}/x","context":{{"acs:SourceIp":"10.1.2.3"}}}}}}"#,
                document(&statements),
                index % 100
            )
        })
        .collect();
    (lines.len(), lines)
}

pub fn evaluates(lines: &[String]) -> usize {
    let mut evaluator = Evaluator::new();
    lines.iter().map(|line| evaluator.evaluate_line(line, false).len()).sum()
}
