//! Names in double braces, which stand for values that each run of a script gives.

/// The names that a text has in double braces, in their order, without the space around them.
pub fn names(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, name, after)) = first(rest) {
        found.push(name);
        rest = after;
    }
    found
}

/// The text with what a function says in place of each name; a name of which it says nothing stays as it is.
pub fn fill(text: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, name, after)) = first(rest) {
        filled.push_str(before);
        match value(name) {
            Some(value) => filled.push_str(&value),
            None => filled.push_str(&rest[before.len()..rest.len() - after.len()]),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// What is before the first name, the name, and what is behind it.
fn first(text: &str) -> Option<(&str, &str, &str)> {
    let (before, from) = text.split_once("{{")?;
    let (name, after) = from.split_once("}}")?;
    Some((before, name.trim(), after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_what_stands_between_double_braces() {
        assert_eq!(names("echo {{name}} {{ other\n}} {single}"), ["name", "other"]);
        assert!(names("echo {{ never closed").is_empty());
    }

    #[test]
    fn a_name_without_a_value_stays() {
        let value = |name: &str| (name == "name").then(|| "Jack".to_owned());
        assert_eq!(fill("echo {{ name }}, {{other}}.", value), "echo Jack, {{other}}.");
    }
}
