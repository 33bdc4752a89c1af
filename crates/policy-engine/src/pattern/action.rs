//! Patterns over action names.

use super::glob::Pattern;

/// A pattern over action names: `*`, or a service code and a name.
///
/// Both halves ignore case and take wildcards anywhere; `*:Describe*` is legal
/// (help/en/ram/policy-elements).
#[derive(Debug, Clone)]
pub(crate) struct ActionPattern {
    source: Box<str>,
    halves: Option<(Pattern, Pattern)>,
}

/// An action that a request asks for, cut at its first colon.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AskedAction<'a> {
    pub(crate) text: &'a str,
    halves: Option<(&'a str, &'a str)>,
}

impl<'a> AskedAction<'a> {
    pub(crate) fn new(text: &'a str) -> AskedAction<'a> {
        AskedAction { text, halves: text.split_once(':') }
    }

    /// Whether the action is this one, written in any case.
    pub(crate) fn is(&self, action: &str) -> bool {
        self.text.eq_ignore_ascii_case(action)
    }
}

impl ActionPattern {
    /// Reads a pattern, or says what is wrong with it.
    pub(crate) fn parse(source: &str) -> Result<ActionPattern, String> {
        if source == "*" {
            return Ok(ActionPattern { source: source.into(), halves: None });
        }
        if source.chars().any(|character| character.is_whitespace() || character.is_control()) {
            return Err(format!("the action {source:?} contains a blank"));
        }
        match source.split_once(':') {
            Some((service, name)) if !service.is_empty() && !name.is_empty() => {
                let halves = Some((Pattern::new(service), Pattern::new(name)));
                Ok(ActionPattern { source: source.into(), halves })
            }
            _ => Err(format!("the action `{source}` is neither `*` nor `<service>:<name>`")),
        }
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.source
    }

    /// The service pattern and the name pattern; none for `*`.
    pub(crate) fn halves(&self) -> Option<(&Pattern, &Pattern)> {
        self.halves.as_ref().map(|(service, name)| (service, name))
    }

    #[inline]
    pub(crate) fn matches(&self, asked: &AskedAction<'_>) -> bool {
        match (&self.halves, asked.halves) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some((service, name)), Some((asked_service, asked_name))) => {
                service.matches(asked_service, 0) && name.matches(asked_name, 0)
            }
        }
    }

    /// Whether the service half fits.
    pub(crate) fn names_service(&self, asked: &AskedAction<'_>) -> bool {
        match (&self.halves, asked.halves) {
            (None, _) => true,
            (Some((service, _)), Some((asked_service, _))) => service.matches(asked_service, 0),
            (Some(_), None) => false,
        }
    }

    /// The text before the first wildcard.
    pub(crate) fn literal_prefix(&self) -> &str {
        let end = self.source.find(['*', '?']).unwrap_or(self.source.len());
        self.source.get(..end).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{ActionPattern, AskedAction};

    fn fits(pattern: &str, action: &str) -> bool {
        ActionPattern::parse(pattern).unwrap().matches(&AskedAction::new(action))
    }

    #[test]
    fn the_service_code_may_be_a_wildcard_and_case_is_ignored() {
        assert!(fits("*:Describe*", "ecs:describeinstances"));
        assert!(fits("ECS:*securitygroup*", "ecs:CreateSecurityGroup"));
        assert!(!fits("ecs:Get?", "ecs:Get"));
        assert!(fits("*", "anything"));
        assert!(!fits("*:*", "anything"));
    }

    #[test]
    fn an_action_without_service_or_with_a_blank_is_refused() {
        for wrong in ["", "ecs", ":x", "ecs:", "ecs: Describe", "**"] {
            assert!(ActionPattern::parse(wrong).is_err(), "{wrong}");
        }
    }
}
