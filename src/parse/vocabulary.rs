//! The words that the tables may use where the model has no type of its own for them.
//!
//! One list a column, each in alphabetical order (a test holds it); a new word is a new line
//! here, and where it is shown, a string in the catalogues. The closed vocabularies (qualifier,
//! basis, direction, status, lane, judged relation) are types of the model.

/// `metric` of `cases.csv`.
pub(super) const METRICS: &[&str] = &["cases", "deaths", "period", "spread"];

/// `kind` of `aid.csv`.
pub(super) const AID_KINDS: &[&str] = &[
    "advice",
    "cash",
    "citizen_service",
    "debt",
    "expert_team",
    "export",
    "facility",
    "goods",
    "hospital_pairing",
    "hub",
    "laboratory",
    "resident_team",
    "support",
    "training",
    "vaccine",
];

/// `channel` of `aid.csv`.
pub(super) const CHANNELS: &[&str] = &["bilateral", "multilateral", "ngo", "regional"];

/// `provider` of `aid.csv`.
pub(super) const PROVIDERS: &[&str] = &[
    "armed_forces",
    "enterprise",
    "government",
    "head_of_state",
    "hospital",
    "ngo_network",
    "overseas_chinese",
    "party",
    "red_cross",
    "university",
];

/// `kind` of `exchanges.csv`.
pub(super) const EXCHANGE_KINDS: &[&str] = &[
    "award",
    "call",
    "letter",
    "meeting",
    "message",
    "mission",
    "notice",
    "platform",
    "press_conference",
    "proposal",
    "publication",
    "release",
    "research",
    "speech",
    "statement",
    "summit",
    "training",
    "videoconference",
    "visit",
    "white_paper",
];

/// `actor` of `institutions.csv`, `;` between several.
pub(super) const ACTORS: &[&str] = &[
    "china",
    "chinese-government",
    "cnie",
    "countries-unnamed",
    "cpc-central-committee",
    "ministry-of-health",
    "nhc",
    "npc",
    "politburo-standing-committee",
    "provinces-and-cities",
    "state-council",
    "xi-jinping",
];

/// `relation` of `institutions.csv`.
pub(super) const LINKS: &[&str] = &[
    "adds_to",
    "adjusted",
    "clarified_by",
    "continues_model",
    "established_by",
    "extended_by",
    "followed_by",
    "improved_after",
    "is_now",
    "lacks_interface",
    "led_by",
    "part_of",
    "prompted",
    "replaced_by",
    "upgraded_to",
];

/// `role` of `structures.csv`.
pub(super) const ROLES: &[&str] = &[
    "aim",
    "aspect",
    "challenge",
    "department_count",
    "duty",
    "expert_committee",
    "feature",
    "figure",
    "group",
    "group_count",
    "institution",
    "lead",
    "level",
    "member_rule",
    "office",
    "phase",
    "recommendation",
    "share",
    "shortcoming",
    "staff",
    "step",
];

/// `kind` of `countries.csv`.
pub(super) const PLACE_KINDS: &[&str] = &["country", "group", "organisation", "other", "territory", "world"];

/// `region` of `countries.csv`.
pub(super) const REGIONS: &[&str] = &["africa", "americas", "asia", "europe", "oceania"];

/// `unit` of every fact table; `a+b` for the two numbers of one statement.
pub(super) const UNITS: &[&str] = &[
    "aspect",
    "batch",
    "case",
    "cause",
    "country",
    "country+organisation",
    "country_or_organisation",
    "country_or_region",
    "day",
    "death",
    "department",
    "document",
    "goggle_pair",
    "group",
    "hospital",
    "hour",
    "institution",
    "journal",
    "journal+paper",
    "language",
    "leader",
    "mask",
    "meeting",
    "organisation",
    "paper",
    "party",
    "party_or_organisation",
    "percent",
    "person",
    "phase",
    "plan",
    "plan+system",
    "platform",
    "proposal",
    "province",
    "route",
    "service",
    "session",
    "sheep",
    "shipment",
    "step",
    "suit",
    "team",
    "territory",
    "test_kit",
    "thermometer",
    "tonne",
    "usd",
    "user",
    "ventilator",
    "viewer",
    "visit",
    "week",
    "year",
];

/// True when `words` has `word`.
pub(super) fn knows(words: &[&str], word: &str) -> bool {
    words.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_in_order_and_without_doubles() {
        let lists = [
            METRICS,
            AID_KINDS,
            CHANNELS,
            PROVIDERS,
            EXCHANGE_KINDS,
            ACTORS,
            LINKS,
            ROLES,
            PLACE_KINDS,
            REGIONS,
            UNITS,
        ];
        for list in lists {
            assert!(list.is_sorted_by(|a, b| a < b), "{list:?}");
        }
    }
}
