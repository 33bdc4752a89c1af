//! A tree of values, declared as a table: listings come from the same rows as values.

/// One value and where it is.
#[derive(Debug)]
pub(crate) struct Leaf<V: 'static> {
    /// Its path, without a slash in front. A part in braces stands for what [`Leaf::names`] gives.
    path: &'static str,
    /// Names that the part in braces can have.
    names: fn(&V) -> Vec<String>,
    value: Value<V>,
}

/// How a value is read; `None` where this instance has none.
#[derive(Debug)]
enum Value<V: 'static> {
    /// It is the instance's.
    Own(fn(&V) -> Option<String>),
    /// It is that of the name in the path.
    Named(fn(&V, &str) -> Option<String>),
}

/// A value at a fixed path.
pub(crate) const fn leaf<V>(path: &'static str, value: fn(&V) -> Option<String>) -> Leaf<V> {
    Leaf { path, names: |_| Vec::new(), value: Value::Own(value) }
}

/// A value below a part that the instance itself names.
pub(crate) const fn named<V>(
    path: &'static str,
    names: fn(&V) -> Vec<String>,
    value: fn(&V, &str) -> Option<String>,
) -> Leaf<V> {
    Leaf { path, names, value: Value::Named(value) }
}

/// What is at a path.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// A value.
    Value(String),
    /// The names of what is below, folders with a slash behind.
    Listing(Vec<String>),
}

impl<V> Leaf<V> {
    /// The paths that the row stands for in this instance, in parts, each with its value.
    fn paths(&self, view: &V) -> Vec<(Vec<String>, Option<String>)> {
        let parts = || self.path.split('/').map(str::to_owned);
        match self.value {
            Value::Own(value) => vec![(parts().collect(), value(view))],
            Value::Named(value) => {
                let fill = |name: &String| {
                    parts().map(|part| if part.starts_with('{') { name.clone() } else { part }).collect()
                };
                (self.names)(view).iter().map(|name| (fill(name), value(view, name))).collect()
            }
        }
    }
}

/// Looks a path up; parts are compared without regard to case, as the service does.
pub(crate) fn find<V>(table: &[Leaf<V>], view: &V, path: &str) -> Option<Found> {
    let asked: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let mut below = Vec::<String>::new();
    for leaf in table {
        for (parts, value) in leaf.paths(view) {
            let same = asked.iter().zip(&parts).all(|(asked, part)| asked.eq_ignore_ascii_case(part));
            if !same || parts.len() < asked.len() {
                continue;
            }
            let Some(value) = value else { continue };
            match parts.get(asked.len()) {
                None => return Some(Found::Value(value)),
                Some(next) => {
                    let name = if parts.len() > asked.len() + 1 { format!("{next}/") } else { next.clone() };
                    if !below.contains(&name) {
                        below.push(name);
                    }
                }
            }
        }
    }
    below.sort();
    (!below.is_empty()).then_some(Found::Listing(below))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &[Leaf<Option<&'static str>>] = &[
        leaf("instance-id", |_| Some("i-1".to_owned())),
        leaf("network/type", |_| Some("vpc".to_owned())),
        named("ram/{role}", |role| role.iter().map(ToString::to_string).collect(), |_, _| Some("x".to_owned())),
    ];

    fn listing(role: Option<&'static str>, path: &str) -> Vec<String> {
        match find(TABLE, &role, path) {
            Some(Found::Listing(names)) => names,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_folder_lists_what_is_below() {
        assert_eq!(listing(Some("Ops"), ""), ["instance-id", "network/", "ram/"]);
        assert_eq!(listing(None, "/"), ["instance-id", "network/"]);
        assert_eq!(listing(Some("Ops"), "RAM/"), ["Ops"]);
        assert_eq!(find(TABLE, &None, "ram"), None);
    }

    #[test]
    fn a_value_is_found_under_its_path_only() {
        assert_eq!(find(TABLE, &Some("Ops"), "Ram/ops"), Some(Found::Value("x".to_owned())));
        for wrong in ["instance-id/x", "instance", "ram/other", "network/type/x"] {
            assert_eq!(find(TABLE, &Some("Ops"), wrong), None, "{wrong}");
        }
    }
}
