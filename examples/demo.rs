//! demo
use std::path::PathBuf;
use tailscope::app::{AppOptions, Places, Start};
use tailscope::config::{ColumnMapping, Rule, RunConfig};
use tailscope::jobs::{Job, RunnerMode};
fn main() {
    let out = PathBuf::from("/tmp/demo/run");
    if !out.join("manifest.json").exists() {
        let config = RunConfig {
            pool: vec!["/tmp/demo/pool.jsonl".into()],
            mapping: ColumnMapping {
                texts: vec!["caption".into()],
                image: Some("image".into()),
                uid: Some("uid".into()),
                language: None,
            },
            metadata: "/tmp/demo/metadata.json".into(),
            rule: Rule::Strict,
            engine: Default::default(),
            seed: 7,
        };
        let cancel = curation::progress::CancelToken::new();
        let work = tailscope::pipeline::Work {
            progress: &curation::progress::NoProgress,
            cancel: &cancel,
            stop: &cancel,
            n_threads: 2,
        };
        let m = tailscope::pipeline::match_pool(&config, &out, true, work).unwrap();
        println!("{:?}", m.totals);
    }
    let places = Places { config_dir: "/tmp/demo/config".into(), cache_dir: "/tmp/demo/cache".into(), sample: None };
    tailscope::app::run(AppOptions {
        start: Start::Paths(vec![out]),
        places,
        mode: RunnerMode::Threads,
        execute: std::sync::Arc::new(Job::execute),
    })
    .unwrap();
}
