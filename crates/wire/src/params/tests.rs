//! What clients send, and what operations read from it.

use serde::Deserialize;

use super::*;

#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "PascalCase")]
struct Input {
    role_name: Short,
    #[serde(default)]
    tag: Vec<Tag>,
    dry_run: Option<bool>,
    amount: Option<u32>,
    mode: Option<Mode>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "PascalCase")]
struct Tag {
    key: String,
    value: Option<String>,
}

#[derive(Debug, Deserialize, PartialEq)]
enum Mode {
    Fast,
    Slow,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(try_from = "String")]
struct Short(String);

impl TryFrom<String> for Short {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if text.len() > 4 { Err(Problem::Length) } else { Ok(Self(text)) }
    }
}

fn read(pairs: &[(&str, &str)]) -> Result<Input, ParamError> {
    Params::read(pairs.iter().copied()).unwrap().parse()
}

fn refused(pairs: &[(&str, &str)]) -> (String, Problem) {
    let error = read(pairs).unwrap_err();
    (error.path, error.problem)
}

#[test]
fn a_list_reads_alike_from_repeated_names_and_from_json() {
    let repeated =
        [("RoleName", "a"), ("Tag.2.Key", "y"), ("Tag.10.Key", "z"), ("Tag.1.Key", "x"), ("Tag.1.Value", "1")];
    let json = [("RoleName", "a"), ("Tag", r#"[{"Key": "x", "Value": 1}, {"Key": "y"}, {"Key": "z"}]"#)];
    assert_eq!(read(&repeated).unwrap(), read(&json).unwrap());
    assert_eq!(read(&[("RoleName", "a"), ("Tag", "[]")]).unwrap().tag, []);
    assert_eq!(read(&[("RoleName", "a"), ("Tag", "")]).unwrap().tag, []);
}

#[test]
fn a_list_of_one_may_stand_under_its_bare_name() {
    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(rename_all = "PascalCase")]
    struct Ids {
        #[serde(default)]
        id: Several<Short>,
    }
    let read = |pairs: &[(&str, &str)]| Params::read(pairs.iter().copied()).unwrap().parse::<Ids>();
    let ids = |ids: &[&str]| Ids { id: Several(ids.iter().map(|&id| Short(id.to_owned())).collect()) };
    assert_eq!(read(&[("Id", "a")]), Ok(ids(&["a"])));
    assert_eq!(read(&[("Id.0", "a"), ("Id.7", "b")]), Ok(ids(&["a", "b"])));
    assert_eq!(read(&[("Id", r#"["a","b"]"#)]), Ok(ids(&["a", "b"])));
    assert_eq!(read(&[("Id", "")]), Ok(ids(&[])));
    assert_eq!(read(&[]), Ok(ids(&[])));
    assert_eq!(read(&[("Id", "too long")]).unwrap_err().problem, Problem::Length);
}

#[test]
fn truth_values_ignore_case() {
    for text in ["true", "True", "TRUE"] {
        assert_eq!(read(&[("RoleName", "a"), ("DryRun", text)]).unwrap().dry_run, Some(true));
    }
}

#[test]
fn a_refusal_names_the_parameter_and_the_problem() {
    assert_eq!(refused(&[]), ("RoleName".into(), Problem::Missing));
    assert_eq!(refused(&[("RoleName", "too long")]), ("RoleName".into(), Problem::Length));
    assert_eq!(refused(&[("RoleName", "a"), ("Tag.2.Value", "v")]), ("Tag.2.Key".into(), Problem::Missing));
    assert_eq!(refused(&[("RoleName", "a"), ("Tag", r#"[{"Value": "v"}]"#)]), ("Tag.1.Key".into(), Problem::Missing));
    assert_eq!(refused(&[("RoleName", "a"), ("Tag", "[{]")]), ("Tag".into(), Problem::Format));
    assert_eq!(refused(&[("RoleName", "a"), ("Tag", "x")]), ("Tag".into(), Problem::Type));
    assert_eq!(refused(&[("RoleName", "a"), ("Tag.x.Key", "v")]), ("Tag.x".into(), Problem::Type));
    assert_eq!(refused(&[("RoleName", "a"), ("Amount", "-1")]), ("Amount".into(), Problem::Type));
    assert_eq!(refused(&[("RoleName", "a"), ("DryRun", "yes")]), ("DryRun".into(), Problem::Type));
    assert_eq!(refused(&[("RoleName", "a"), ("Mode", "Medium")]), ("Mode".into(), Problem::Value));
    assert_eq!(refused(&[("RoleName.1", "a")]), ("RoleName".into(), Problem::Type));
}

#[test]
fn absurd_parameters_are_refused() {
    let many = (0..=MOST).map(|n| (format!("P{n}"), ""));
    assert_eq!(Params::read(many).unwrap_err(), Unreadable::TooMany);
    assert_eq!(Params::read([(".".repeat(DEEPEST), "")]).unwrap_err(), Unreadable::TooDeep);
    let deep = format!("{}1{}", "[".repeat(40), "]".repeat(40));
    assert_eq!(refused(&[("RoleName", "a"), ("Tag", &deep)]), ("Tag".into(), Problem::Format));
}

#[test]
fn the_body_wins_over_the_query() {
    let mut params = Params::read([("A", "query"), ("B", "query")]).unwrap();
    params.merge(Params::read([("B", "body"), ("C.1", "body")]).unwrap());
    let pairs = params.pairs();
    let expected = [("A", "query"), ("B", "body"), ("C.1", "body")];
    assert_eq!(pairs, expected.map(|(name, value)| (name.to_owned(), value)));
}

#[test]
fn parameters_are_written_as_the_json_that_reads_alike() {
    let params = Params::read([("Name", "a"), ("Tag.2.Key", "x"), ("Tag.1.Key", "y"), ("Tag.1.Value", "")]).unwrap();
    let json = params.to_json();
    assert_eq!(json, serde_json::json!({"Name": "a", "Tag": [{"Key": "y", "Value": ""}, {"Key": "x"}]}));
    let again = Params::from_json(json.as_object().unwrap()).unwrap();
    assert_eq!(again.pairs(), params.pairs());
}
