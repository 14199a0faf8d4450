//! A place for one result that is computed in the background, and what is known while it is not there.

use std::sync::Arc;

use super::JobFailure;

/// Idle, running, ready or failed; the previous result stays readable in all of them, so that nothing flickers.
#[derive(Debug)]
pub struct Slot<T> {
    value: Option<Arc<T>>,
    phase: SlotPhase,
}

/// What a [`Slot`] is doing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SlotPhase {
    /// Nothing was asked for, or it was cancelled.
    #[default]
    Idle,
    /// A job runs or waits; a value, if any, is the previous one: show it dimmed.
    Running,
    /// The value is the answer to the last request.
    Ready,
    /// The last request failed; a value, if any, is the previous one.
    Failed(JobFailure),
}

impl<T> Default for Slot<T> {
    fn default() -> Self {
        Self { value: None, phase: SlotPhase::Idle }
    }
}

impl<T> Slot<T> {
    /// A slot that holds a value already.
    pub fn ready(value: T) -> Self {
        Self { value: Some(Arc::new(value)), phase: SlotPhase::Ready }
    }

    /// The last value, whatever the phase.
    pub fn value(&self) -> Option<&Arc<T>> {
        self.value.as_ref()
    }

    /// What the slot is doing.
    pub fn phase(&self) -> &SlotPhase {
        &self.phase
    }

    /// Whether a job runs or waits.
    pub fn is_running(&self) -> bool {
        self.phase == SlotPhase::Running
    }

    /// Whether the value answers the last request.
    pub fn is_ready(&self) -> bool {
        self.phase == SlotPhase::Ready
    }

    /// Why the last request failed.
    pub fn failure(&self) -> Option<&JobFailure> {
        match &self.phase {
            SlotPhase::Failed(failure) => Some(failure),
            _ => None,
        }
    }

    /// A request was handed to the runner.
    pub fn start(&mut self) {
        self.phase = SlotPhase::Running;
    }

    /// The answer is there.
    pub fn finish(&mut self, value: T) {
        self.value = Some(Arc::new(value));
        self.phase = SlotPhase::Ready;
    }

    /// The request failed.
    pub fn fail(&mut self, failure: JobFailure) {
        self.phase = SlotPhase::Failed(failure);
    }

    /// The request was cancelled: back to the previous value.
    pub fn cancel(&mut self) {
        self.phase = if self.value.is_some() { SlotPhase::Ready } else { SlotPhase::Idle };
    }
}
