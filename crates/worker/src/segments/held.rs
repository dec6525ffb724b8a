//! What the module holds: people, what is expected of them, and the stages told last.

use std::cell::RefCell;
use std::rc::Rc;

use ltv_engine::history::History;
use ltv_engine::segments::Expected;
use ltv_engine::segments::lifecycle::{
    Flow, Lifecycle, LifecycleError, LifecycleInputs, LifecycleView, Proposal, Worth, propose,
};
use web_sys::Blob;

use crate::blobs;
use crate::protocol::segments::{Data, Failure, StageRules};

/// Held between questions.
#[derive(Default)]
pub(super) struct Held {
    data: Data,
    history: Option<History>,
    expected: Option<Expected>,
    lifecycle: Option<(StageRules, Rc<Lifecycle>)>,
}

/// Reads what is not held yet.
pub(super) async fn read(
    held: &RefCell<Held>,
    data: Data,
    sources: &[Blob],
) -> Result<(), Failure> {
    let (people, forecast) = {
        let held = held.borrow();
        let people = held.history.is_some() && held.data.people == data.people;
        (people, people && held.data.expected == data.expected)
    };
    if !people {
        let file = sources.first().ok_or(Failure::Misunderstood)?;
        let bytes = blobs::bytes(file).await.ok_or(Failure::Data)?;
        let history = History::decode(&bytes).map_err(|_| Failure::Data)?;
        let mut held = held.borrow_mut();
        held.history = Some(history);
        held.lifecycle = None;
        held.expected = None;
    }
    if !forecast {
        let expected = if data.expected.is_some() {
            let file = sources.last().filter(|_| sources.len() > 1);
            let bytes = blobs::bytes(file.ok_or(Failure::Misunderstood)?).await;
            let expected = Expected::decode(&bytes.ok_or(Failure::Data)?);
            Some(expected.map_err(|_| Failure::Data)?)
        } else {
            None
        };
        let mut held = held.borrow_mut();
        let count = held.history.as_ref().map(History::len);
        if expected
            .as_ref()
            .is_some_and(|all| Some(all.len()) != count)
        {
            return Err(Failure::Data);
        }
        held.expected = expected;
    }
    held.borrow_mut().data = data;
    Ok(())
}

type Told = Result<(LifecycleView, Flow, Option<Proposal>), LifecycleError>;

impl Held {
    pub(super) fn people(&self) -> Result<(&History, Option<&Expected>), Failure> {
        let history = self.history.as_ref().ok_or(Failure::Misunderstood)?;
        Ok((history, self.expected.as_ref()))
    }

    fn inputs(&self, rules: &StageRules) -> Result<LifecycleInputs<'_>, Failure> {
        let (history, _) = self.people()?;
        Ok(LifecycleInputs {
            without_orders: rules.without_orders,
            ..LifecycleInputs::of(history)
        })
    }

    /// The stages by these rules.
    pub(super) fn lifecycle(
        &mut self,
        rules: &StageRules,
    ) -> Result<Result<Rc<Lifecycle>, LifecycleError>, Failure> {
        if let Some((known, lifecycle)) = &self.lifecycle
            && known == rules
        {
            return Ok(Ok(lifecycle.clone()));
        }
        match Lifecycle::of(&self.inputs(rules)?, &rules.options) {
            Err(error) => Ok(Err(error)),
            Ok(lifecycle) => {
                let lifecycle = Rc::new(lifecycle);
                self.lifecycle = Some((*rules, lifecycle.clone()));
                Ok(Ok(lifecycle))
            }
        }
    }

    /// All that is shown of the stages by these rules.
    pub(super) fn stages(&mut self, rules: &StageRules) -> Result<Told, Failure> {
        let lifecycle = match self.lifecycle(rules)? {
            Ok(lifecycle) => lifecycle,
            Err(error) => return Ok(Err(error)),
        };
        let (history, expected) = self.people()?;
        let inputs = self.inputs(rules)?;
        let flow = match Flow::of(&inputs, &rules.options, rules.window) {
            Ok(flow) => flow,
            Err(error) => return Ok(Err(error)),
        };
        let mut worth = Vec::new();
        if let Some(expected) = expected
            && let Some(value) = &expected.value
        {
            let p_alive = &expected.p_alive;
            worth.push(Worth::Forecast { value, p_alive });
        }
        worth.push(Worth::Historical {
            flow: &flow,
            margin: rules.margin,
        });
        let view = lifecycle.view(history, &worth);
        let proposal = propose(&inputs, &rules.options).ok();
        Ok(Ok((view, flow, proposal)))
    }
}
