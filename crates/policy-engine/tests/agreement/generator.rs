//! Random documents and requests that meet often enough to matter.

use policy_engine::{Combine, Dialect, PrincipalKind};
use serde_json::{Map, Value, json};

use crate::chance::Chance;

/// One request with all policies that are asked about it.
#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) dialect: Dialect,
    pub(crate) identity: Vec<Value>,
    pub(crate) resource_group: Option<Vec<Value>>,
    pub(crate) session: Option<Value>,
    pub(crate) trust: Option<Value>,
    pub(crate) control: Vec<Vec<Value>>,
    pub(crate) combine: Combine,
    pub(crate) kind: PrincipalKind,
    pub(crate) account: String,
    pub(crate) name: String,
    pub(crate) arn: String,
    pub(crate) action: String,
    pub(crate) resource: String,
    pub(crate) resource_account: String,
    pub(crate) context: Vec<(String, Vec<String>)>,
}

const ACTIONS: [&str; 8] = [
    "ecs:DescribeInstances",
    "ecs:StartInstance",
    "oss:GetObject",
    "oss:PutObject",
    "ram:GetRole",
    "sts:AssumeRole",
    "sts:AssumeRole",
    "plain",
];

const RAM_RESOURCES: [&str; 17] = [
    "*",
    "acs:ecs:cn-beijing:1:instance/i-1",
    "acs:ecs:*:1:instance/*",
    "acs:oss:*:1:photos/a/b.jpg",
    "acs:oss:*:1:photos",
    "acs:ram::1:role/dev",
    "acs:ram:*:1:role/Dev",
    "acs:ram:*:1:group/Admins",
    "acs:ram:*:1:policy/Open",
    "acs:ram:*:1:user/Ana",
    "acs:ram:*:1:saml-provider/Corp",
    "acs:ims::1:oidc-provider/CI",
    "acs:ram::1:mfa/Phone",
    "acs:oss:*:1:照片/é😀",
    "acs:log:*:1:a:b:c",
    "acs:ecs:::",
    "weird",
];

const KSYUN_RESOURCES: [&str; 8] = [
    "*",
    "krn:ksc:kec:cn-beijing-6:1:instance/i-1",
    "krn:ksc:ks3:::photos/a/b.jpg",
    "krn:ksc:iam::1:role/dev",
    "krn:ksc:iam::1:role/Dev",
    "krn:ksc:iam:*:1:user/ana",
    "krn:ksc:kec:*:1:x:y",
    "weird",
];

const TEXTS: [&str; 8] = ["", "a", "A", "ab*", "a?c", "É", "é", "ecs.aliyuncs.com"];
const NUMBERS: [&str; 8] = ["0", "-0", "1", "1.0", "01", "-1.5", "2.25", "10"];
const DATES: [&str; 6] = [
    "2020-01-01",
    "2020-01-01T00:00:00Z",
    "2020-01-01T08:00:00+08:00",
    "2019-12-31T23:59:59Z",
    "2020-06-01T00:00:00-03:30",
    "2021-02-28T12:00:00.5Z",
];
const ADDRESSES: [&str; 7] =
    ["10.0.0.1", "10.200.3.4", "192.0.2.1", "::ffff:10.0.0.1", "2001:db8::1", "2001:DB8:0:0:0:0:0:1", "::1"];
const BLOCKS: [&str; 8] = [
    "10.0.0.0/8",
    "10.0.0.1",
    "0.0.0.0/0",
    "10.0.0.7/31",
    "::/0",
    "2001:db8::/32",
    "192.0.2.0/24",
    "2001:0db8:0000::0001",
];
const TRUTHS: [&str; 4] = ["true", "false", "True", "FALSE"];
const TAGS: [&str; 5] = ["env&prod", "env&test", "team", "team&web", "a-b&c_d"];
const TAG_PATTERNS: [&str; 5] = ["env&*", "*", "t*", "env&prod", "*&web"];

const TEXT_OPERATORS: [&str; 6] = [
    "StringEquals",
    "StringNotEquals",
    "StringEqualsIgnoreCase",
    "StringNotEqualsIgnoreCase",
    "StringLike",
    "StringNotLike",
];
const NUMBER_OPERATORS: [&str; 6] = [
    "NumericEquals",
    "NumericNotEquals",
    "NumericLessThan",
    "NumericLessThanEquals",
    "NumericGreaterThan",
    "NumericGreaterThanEquals",
];
const DATE_OPERATORS: [&str; 6] =
    ["DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals"];

pub(crate) fn case(chance: &mut Chance) -> Case {
    let dialect = if chance.percent(65) { Dialect::Ram } else { Dialect::Ksyun };
    let combine = match chance.below(10) {
        0..6 => Combine::Either,
        6..9 => Combine::Both,
        _ => Combine::ResourceOnly,
    };
    let kind = match (combine, chance.below(12)) {
        (Combine::ResourceOnly, 0..6) => PrincipalKind::Service,
        (Combine::ResourceOnly, _) => PrincipalKind::Federated,
        (_, 0) => PrincipalKind::Root,
        (_, 1..7) => PrincipalKind::User,
        _ => PrincipalKind::Role,
    };
    let account = chance.pick(&["1", "1", "1", "2"]).to_owned();
    let (name, arn) = caller(chance, dialect, kind, &account);
    let few = |chance: &mut Chance| (0..few_or_many(chance)).map(|_| document(chance, dialect, false)).collect();
    let with_trust = combine != Combine::Either || chance.percent(30);
    let mut case = Case {
        identity: few(chance),
        resource_group: chance.percent(25).then(|| few(chance)),
        session: chance.percent(20).then(|| document(chance, dialect, false)),
        trust: with_trust.then(|| document(chance, dialect, true)),
        control: if chance.percent(25) { (0..=chance.below(2)).map(|_| few(chance)).collect() } else { Vec::new() },
        dialect,
        combine,
        kind,
        account,
        name,
        arn,
        action: String::new(),
        resource: String::new(),
        resource_account: String::new(),
        context: Vec::new(),
    };
    ask_anew(&mut case, chance);
    case
}

/// Draws another request about the same documents.
pub(crate) fn ask_anew(case: &mut Case, chance: &mut Chance) {
    let action = if chance.percent(1) { "STS:getCallerIdentity" } else { chance.pick(&ACTIONS) };
    let resource = match case.dialect {
        Dialect::Ram => chance.pick(&RAM_RESOURCES),
        Dialect::Ksyun => chance.pick(&KSYUN_RESOURCES),
    };
    action.clone_into(&mut case.action);
    resource.clone_into(&mut case.resource);
    chance.pick(&["1", "1", "1", "1", "2"]).clone_into(&mut case.resource_account);
    case.context = context(chance, case.dialect);
}

/// Mostly one or two, sometimes enough for an index to have something to do.
fn few_or_many(chance: &mut Chance) -> usize {
    if chance.percent(3) { 20 } else { 1 + chance.below(2) }
}

fn scheme(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Ram => "acs:ram::",
        Dialect::Ksyun => "krn:ksc:iam::",
    }
}

fn caller(chance: &mut Chance, dialect: Dialect, kind: PrincipalKind, account: &str) -> (String, String) {
    let named = |kind: &str, name: &str| (name.to_owned(), format!("{}{account}:{kind}/{name}", scheme(dialect)));
    match kind {
        PrincipalKind::Root => ("root".to_owned(), format!("{}{account}:root", scheme(dialect))),
        PrincipalKind::User => named("user", chance.pick(&["ana", "Ana", "bo"])),
        PrincipalKind::Role => named("role", chance.pick(&["dev", "Dev", "ops", "aliyunserviceroleforx"])),
        PrincipalKind::Service => {
            let name = chance.pick(&["ecs.aliyuncs.com", "oss.aliyuncs.com"]).to_owned();
            (name.clone(), name)
        }
        PrincipalKind::Federated => named("saml-provider", chance.pick(&["idp", "other"])),
    }
}

/// The size that every purpose of both languages permits.
const ROOM: usize = 900;

/// A document within the limits.
pub(crate) fn document(chance: &mut Chance, dialect: Dialect, trust: bool) -> Value {
    let mut document = any_document(chance, dialect, trust);
    loop {
        let small = document.to_string().len() <= ROOM;
        let statements = document["Statement"].as_array_mut().unwrap();
        if small || statements.len() == 1 {
            return document;
        }
        statements.pop();
    }
}

fn any_document(chance: &mut Chance, dialect: Dialect, trust: bool) -> Value {
    let statements: Vec<Value> = (0..=chance.below(3)).map(|index| statement(chance, dialect, trust, index)).collect();
    match dialect {
        Dialect::Ram => json!({ "Version": "1", "Statement": statements }),
        Dialect::Ksyun if chance.percent(50) => json!({ "Statement": statements }),
        Dialect::Ksyun => json!({ "Statement": statements, "Version": "2015-11-01" }),
    }
}

fn statement(chance: &mut Chance, dialect: Dialect, trust: bool, index: usize) -> Value {
    let mut statement = Map::new();
    let effect = if chance.percent(75) { "Allow" } else { "Deny" };
    statement.insert("Effect".into(), effect.into());
    let element = if dialect == Dialect::Ram && chance.percent(15) { "NotAction" } else { "Action" };
    statement.insert(element.into(), list(chance, action_pattern));
    if trust {
        statement.insert("Principal".into(), principals(chance, dialect));
    } else {
        statement.insert("Resource".into(), list(chance, |chance| resource_pattern(chance, dialect)));
    }
    if chance.percent(45) {
        statement.insert("Condition".into(), condition(chance, dialect));
    }
    if chance.percent(20) {
        statement.insert("Sid".into(), format!("s{index}").into());
    }
    Value::Object(statement)
}

fn list(chance: &mut Chance, mut one: impl FnMut(&mut Chance) -> String) -> Value {
    match chance.below(4) {
        0 => one(chance).into(),
        count => (0..count).map(|_| one(chance)).collect::<Vec<_>>().into(),
    }
}

/// Puts wildcards into a text without touching its colons.
fn blur(chance: &mut Chance, text: &str, caseless: bool) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for _ in 0..chance.below(4) {
        let at = chance.below(characters.len() + 1);
        match chance.below(4) {
            0 => characters.insert(at, '*'),
            1 => {
                let mut end = at;
                while end < characters.len() && characters[end] != ':' && !chance.percent(20) {
                    end += 1;
                }
                characters.splice(at..end, ['*']);
            }
            2 if at < characters.len() && characters[at] != ':' => characters[at] = '?',
            _ if caseless && at < characters.len() => {
                characters[at] = if chance.percent(50) {
                    characters[at].to_ascii_uppercase()
                } else {
                    characters[at].to_ascii_lowercase()
                };
            }
            _ => {}
        }
    }
    characters.into_iter().collect()
}

fn action_pattern(chance: &mut Chance) -> String {
    if chance.percent(15) {
        return chance.pick(&["*", "*:*", "ecs:*", "*:Get*", "sts:*"]).to_owned();
    }
    let action = chance.pick(&ACTIONS[..7]);
    blur(chance, action, true)
}

fn resource_pattern(chance: &mut Chance, dialect: Dialect) -> String {
    if chance.percent(25) {
        return "*".to_owned();
    }
    let (from, scheme): (&[&str], &str) = match dialect {
        Dialect::Ram => (&RAM_RESOURCES[1..11], "acs:"),
        Dialect::Ksyun => (&KSYUN_RESOURCES[1..7], "krn:ksc:"),
    };
    let resource = chance.pick(from);
    let parts = resource.strip_prefix(scheme).unwrap();
    let caseless = chance.percent(30);
    let mut blurred = blur(chance, parts, caseless);
    if chance.percent(10) {
        blurred = blurred.replace("cn-beijing", "");
    }
    if chance.percent(20) {
        blurred = blurred.replace(":1:", ":*:");
    }
    format!("{scheme}{blurred}")
}

fn principals(chance: &mut Chance, dialect: Dialect) -> Value {
    let scheme = scheme(dialect);
    let kind = match dialect {
        Dialect::Ram => "RAM",
        Dialect::Ksyun => "KSC",
    };
    let identity = format!(
        "{scheme}{}:{}",
        chance.pick(&["1", "1", "2"]),
        chance.pick(&["root", "root", "user/ana", "user/bo", "role/Dev", "role/ops"])
    );
    match chance.below(5) {
        0 => json!({ kind: [], "Service": ["ecs.aliyuncs.com", "rds.aliyuncs.com"] }),
        1 => json!({ "Federated": format!("{scheme}1:saml-provider/idp"), kind: identity }),
        2 => json!({ "Service": "oss.aliyuncs.com", kind: [identity] }),
        _ => json!({ kind: identity }),
    }
}

fn spelled(chance: &mut Chance, key: &str) -> String {
    if chance.percent(70) { key.to_owned() } else { key.to_uppercase() }
}

fn condition(chance: &mut Chance, dialect: Dialect) -> Value {
    let mut blocks = Map::new();
    for _ in 0..chance.below(3) {
        let (operator, key, values) = clause(chance, dialect);
        let block = blocks.entry(operator).or_insert_with(|| Value::Object(Map::new()));
        block.as_object_mut().unwrap().insert(spelled(chance, key), values);
    }
    Value::Object(blocks)
}

fn clause(chance: &mut Chance, dialect: Dialect) -> (String, &'static str, Value) {
    let from = |pool: &'static [&'static str]| move |chance: &mut Chance| chance.pick(pool).to_owned();
    if dialect == Dialect::Ksyun && chance.percent(40) {
        let operator = chance.pick(&TEXT_OPERATORS);
        let pool: &[&str] = if operator.ends_with("Like") { &TAG_PATTERNS } else { &TAGS };
        let prefix = chance.pick(&["", "ForAnyValue:"]);
        return (format!("{prefix}{operator}"), "ksc:Tag", list(chance, from(pool)));
    }
    let address = match dialect {
        Dialect::Ram => "acs:SourceIp",
        Dialect::Ksyun => "ksc:SourceIp",
    };
    match chance.below(if dialect == Dialect::Ram { 5 } else { 2 }) {
        0 => {
            let key = chance.pick(&["acs:Service", "acs:ResourceTag/Env"]);
            (chance.pick(&TEXT_OPERATORS).to_owned(), key, list(chance, from(&TEXTS)))
        }
        1 => {
            let operator = chance.pick(&["IpAddress", "NotIpAddress"]).to_owned();
            (operator, address, list(chance, from(&BLOCKS)))
        }
        2 => (chance.pick(&NUMBER_OPERATORS).to_owned(), "x:Size", list(chance, from(&NUMBERS))),
        3 => (chance.pick(&DATE_OPERATORS).to_owned(), "acs:CurrentTime", list(chance, from(&DATES))),
        _ => ("Bool".to_owned(), "acs:SecureTransport", list(chance, from(&TRUTHS))),
    }
}

fn context(chance: &mut Chance, dialect: Dialect) -> Vec<(String, Vec<String>)> {
    let mut context = Vec::new();
    let address = match dialect {
        Dialect::Ram => "acs:SourceIp",
        Dialect::Ksyun => "ksc:SourceIp",
    };
    let pools: [(&str, &[&str]); 7] = [
        (address, &ADDRESSES),
        ("acs:Service", &TEXTS),
        ("acs:ResourceTag/Env", &TEXTS),
        ("x:Size", &NUMBERS),
        ("acs:CurrentTime", &DATES),
        ("acs:SecureTransport", &TRUTHS),
        ("ksc:Tag", &TAGS),
    ];
    for (key, pool) in pools {
        let count = match chance.below(10) {
            0..2 => continue,
            2..8 => 1,
            8 => 2,
            _ => 0,
        };
        let mut values: Vec<String> = (0..count).map(|_| chance.pick(pool).to_owned()).collect();
        if chance.percent(5) {
            values.push(chance.pick(&["junk", "1e3", "10.0.0.*", "2020-13-01", "yes"]).to_owned());
        }
        context.push((spelled(chance, key), values));
    }
    context
}
