use kernel::Tags;
use serde::Deserialize;
use wire::{ParamError, Params};

use super::*;

fn read<T: serde::de::DeserializeOwned>(pairs: &[(&str, &str)]) -> Result<T, Problem> {
    #[derive(Deserialize)]
    struct Call<T> {
        #[serde(rename = "X")]
        value: T,
    }
    let params = Params::read(pairs.iter().copied()).unwrap();
    params.parse::<Call<T>>().map(|call| call.value).map_err(|error: ParamError| error.problem)
}

fn text<T: serde::de::DeserializeOwned>(value: &str) -> Result<T, Problem> {
    read(&[("X", value)])
}

#[test]
fn names_have_a_length_and_an_alphabet() {
    assert!(text::<UserName>("a.b-c_d@e9").is_ok());
    assert!(text::<UserName>(&"a".repeat(64)).is_ok());
    assert_eq!(text::<UserName>("").unwrap_err(), Problem::Length);
    assert_eq!(text::<UserName>(&"a".repeat(65)).unwrap_err(), Problem::Length);
    assert_eq!(text::<UserName>("a b").unwrap_err(), Problem::Characters);
    assert_eq!(text::<UserName>("名").unwrap_err(), Problem::Characters);
    assert_eq!(text::<GroupName>("a@b").unwrap_err(), Problem::Characters);
    assert_eq!(text::<NewRoleName>("a_b").unwrap_err(), Problem::Characters);
    assert!(text::<RoleName>("a_b").is_ok(), "the role of a service may have a suffix");
    assert_eq!(text::<RoleName>("a@b").unwrap_err(), Problem::Characters);
    assert_eq!(text::<PolicyName>("a.b").unwrap_err(), Problem::Characters);
    assert!(text::<PolicyName>(&"a".repeat(128)).is_ok());
    assert_eq!(text::<PolicyName>(&"a".repeat(129)).unwrap_err(), Problem::Length);
}

#[test]
fn lengths_count_characters_not_bytes() {
    assert!(text::<Comments>(&"字".repeat(128)).is_ok());
    assert_eq!(text::<Comments>(&"字".repeat(129)).unwrap_err(), Problem::Length);
    assert!(text::<Description>(&"字".repeat(1_024)).is_ok());
    assert!(text::<PolicyDocument>(&"字".repeat(6_144)).is_ok());
    assert_eq!(text::<PolicyDocument>(&"x".repeat(6_145)).unwrap_err(), Problem::Length);
    assert_eq!(text::<PolicyDocument>("").unwrap_err(), Problem::Length);
}

#[test]
fn addresses_and_numbers_have_a_form_and_may_be_empty() {
    for right in ["", "a@b.cn", "a.b+c@mail.example.com"] {
        assert!(text::<Email>(right).is_ok(), "{right}");
    }
    for wrong in ["a", "@b.cn", "a@", "a@b", "a@b..cn", "a@b@c.cn", "a b@c.cn"] {
        assert_eq!(text::<Email>(wrong).unwrap_err(), Problem::Format, "{wrong}");
    }
    for right in ["", "86-18600008888"] {
        assert!(text::<MobilePhone>(right).is_ok(), "{right}");
    }
    for wrong in ["18600008888", "86-", "-186", "86-186x", "+86-186", "86-186-1"] {
        assert_eq!(text::<MobilePhone>(wrong).unwrap_err(), Problem::Format, "{wrong}");
    }
}

#[test]
fn a_session_lasts_one_to_twelve_hours() {
    for right in ["3600", "43200"] {
        assert!(text::<MaxSession>(right).is_ok());
    }
    for wrong in ["3599", "43201", "-1", "0"] {
        assert_eq!(text::<MaxSession>(wrong).unwrap_err(), Problem::Range, "{wrong}");
    }
    assert_eq!(text::<MaxSession>("an hour").unwrap_err(), Problem::Type);
}

#[test]
fn a_page_may_ask_for_too_much_and_not_for_nothing() {
    assert_eq!(text::<MaxItems>("1").unwrap().0, 1);
    assert_eq!(text::<MaxItems>("5000").unwrap().0, 1_000);
    assert_eq!(text::<MaxItems>("1000").unwrap().at_most(100), 100);
    assert_eq!(text::<MaxItems>("0").unwrap_err(), Problem::Range);
    assert_eq!(text::<PageSize>("101").unwrap_err(), Problem::Range);
}

#[test]
fn a_marker_hides_what_it_marks_and_a_made_up_one_is_refused() {
    let marker = text::<Marker>(&Marker::hide("zoë/1")).unwrap();
    assert_eq!(marker.0, "zoë/1");
    assert_eq!(text::<Marker>("").unwrap().0, "");
    for wrong in ["not a marker", "____", "="] {
        assert_eq!(text::<Marker>(wrong).unwrap_err(), Problem::Value, "{wrong}");
    }
}

#[test]
fn a_version_is_a_letter_and_a_number() {
    assert_eq!(text::<VersionId>("v12").unwrap().0, 12);
    for wrong in ["", "v", "12", "V1", "v0", "v-1", "v+1", "v1.0", "v99999999999999999999"] {
        assert_eq!(text::<VersionId>(wrong).unwrap_err(), Problem::Format, "{wrong}");
    }
    assert_eq!(text::<PolicyType>("system").unwrap_err(), Problem::Value);
}

#[test]
fn tags_read_alike_in_both_spellings_and_keep_their_rules() {
    let repeated = read::<TagList>(&[("X.1.Key", "env"), ("X.1.Value", "test"), ("X.2.Key", "team")]).unwrap();
    let json = text::<TagList>(r#"[{"Key": "env", "Value": "test"}, {"Key": "team"}]"#).unwrap();
    assert_eq!(repeated, json);
    let tags: Tags = json.clone().into();
    assert_eq!(tags.iter().collect::<Vec<_>>(), [("env", "test"), ("team", "")]);
    let wanted = json.wanted();
    assert_eq!((wanted[0].value.as_deref(), wanted[1].value.as_deref()), (Some("test"), None));
    let key = |key: &str| text::<TagList>(&serde_json::json!([{"Key": key}]).to_string());
    assert_eq!(key("").unwrap_err(), Problem::Length);
    assert_eq!(key(&"k".repeat(129)).unwrap_err(), Problem::Length);
    for reserved in ["aliyun-x", "acs:x", "see-http://x", "https://x"] {
        assert_eq!(key(reserved).unwrap_err(), Problem::Value, "{reserved}");
    }
    let value = |value: &str| text::<TagList>(&serde_json::json!([{"Key": "k", "Value": value}]).to_string());
    assert_eq!(value(&"v".repeat(257)).unwrap_err(), Problem::Length);
    assert_eq!(value("http://x").unwrap_err(), Problem::Value);
    let many: Vec<_> = (0..21).map(|n| serde_json::json!({"Key": n.to_string()})).collect();
    assert_eq!(text::<TagList>(&serde_json::json!(many).to_string()).unwrap_err(), Problem::Length);
}

#[test]
fn a_call_names_up_to_fifty_things() {
    let names = |count: usize| text::<ResourceNames>(&serde_json::json!(vec!["a"; count]).to_string());
    assert_eq!(names(50).unwrap().0.len(), 50);
    assert_eq!(names(51).unwrap_err(), Problem::Length);
    assert_eq!(text::<ResourceNames>(r#"[""]"#).unwrap_err(), Problem::Value);
    assert_eq!(text::<ResourceType>("Role").unwrap_err(), Problem::Value);
}
