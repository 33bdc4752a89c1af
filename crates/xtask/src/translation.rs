//! The README in Chinese says what the English one says: as many headings, tables and points, the same commands, the
//! same links.

use std::fs;

use crate::{Failed, root};

/// Fails where the two differ in what a language does not change.
pub(crate) fn check() -> Result<(), Failed> {
    let read = |name: &str| fs::read_to_string(root().join(name)).map_err(|error| format!("{name}: {error}"));
    let (english, chinese) = (outline(&read("README.md")?), outline(&read("README.zh-CN.md")?));
    let differs = english.iter().zip(&chinese).find(|(english, chinese)| english.1 != chinese.1);
    match differs {
        Some(((line, part), (other, theirs))) => {
            let text =
                format!("README.md:{line} has `{part}`, README.zh-CN.md:{other} `{theirs}`: translate the change");
            Err(text.into())
        }
        None if english.len() != chinese.len() => {
            Err(format!("README.md has {} parts, README.zh-CN.md {}", english.len(), chinese.len()).into())
        }
        None => Ok(()),
    }
}

/// What every translation has in common, each part with the number of its line.
fn outline(text: &str) -> Vec<(usize, String)> {
    let (mut parts, mut in_code) = (Vec::new(), false);
    for (number, line) in (1..).zip(text.lines()) {
        let mut say = |part: &str| parts.push((number, part.to_owned()));
        if line.starts_with("```") {
            in_code = !in_code;
            say(line);
        } else if in_code {
            // What a command does is said in the reader's language.
            say(line.split("    # ").next().unwrap_or(line).trim_end());
        } else if let Some(level) =
            line.split(' ').next().filter(|mark| !mark.is_empty() && mark.trim_matches('#').is_empty())
        {
            say(level);
        } else if line.starts_with("* ") {
            say("*");
        } else if line.starts_with('|') {
            say(&"|".repeat(line.matches('|').count()));
        }
        if !in_code {
            let targets = line.split("](").skip(1).filter_map(|rest| rest.split(')').next());
            for target in targets.filter(|target| !target.starts_with("README")) {
                say(target);
            }
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::outline;

    #[test]
    fn an_outline_is_what_no_language_changes() {
        let parts = |text| outline(text).into_iter().map(|(_, part)| part).collect::<Vec<_>>();
        let english = "# A\n[zh](README.zh-CN.md)\n* see [it](docs/a.md)\n| a | b |\n```sh\nrun    # runs\n```\n## B";
        let chinese = "# 甲\n[en](README.md)\n* 见[它](docs/a.md)\n| 甲 | 乙 |\n```sh\nrun    # 运行\n```\n## 乙";
        assert_eq!(parts(english), ["#", "*", "docs/a.md", "|||", "```sh", "run", "```", "##"]);
        assert_eq!(parts(english), parts(chinese));
        assert_ne!(parts(english), parts(&chinese.replace("run ", "walk ")));
    }
}
