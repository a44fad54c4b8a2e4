//! What a living company was made with: whoever measures it should find this again.

/// The parameters behind the facts.
#[derive(Clone, Debug, PartialEq)]
pub struct Truth {
    /// New leads a week, over a year, of all sources together.
    pub leads_per_week: f64,
    /// How much more comes in, and is bought again, in each month of the year; 1 in the mean.
    pub season: [f64; 12],
    /// Of each source.
    pub sources: Vec<SourceTruth>,
    /// Of each product: its share of the leads. Sums and conversions are those of all.
    pub products: Vec<f64>,
    /// Of the clients who bought regularly before, so many bought [`Self::ARTICLE_LINE`].
    pub article_regulars: f64,
    /// Who sells [`Self::ARTICLE_LINE`], by the team's place; everything else is sold by all.
    pub article_team: usize,
    /// Of each person.
    pub people: Vec<Factors>,
    /// Of 100 leads so many hundredths come to a meeting, where nothing is special about person and source.
    pub lead_to_meeting: f64,
    /// The same from meeting to deal.
    pub meeting_to_deal: f64,
    /// A large prospect's chance of a deal, as a part of that of others.
    pub key_deal: f64,
    /// Among how many leads is a large prospect?
    pub key_share: f64,
    /// The sum of a first sale, large prospects apart.
    pub new_sale: Sum,
    /// The sum of a first sale to a large prospect.
    pub key_sale: Sum,
    /// The sum of a repeat sale.
    pub repeat_sale: Sum,
    /// How clients buy again.
    pub regular: Regular,
    /// From a lead to the first call, in working minutes: the median of a person whose factor is 1.
    pub first_response_minutes: f64,
    /// Of the leads that are never qualified, those that nobody ever called.
    pub never_called: f64,
    /// Lost deals that nobody closes: they stay open for good.
    pub never_closed: f64,
    /// Invoices that nobody pays.
    pub never_paid: f64,
}

/// A log-normal sum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sum {
    /// The mean, in whole roubles.
    pub mean: f64,
    /// The standard deviation of the logarithm.
    pub sigma: f64,
}

/// What somebody or something makes more or less of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Factors {
    /// Of the chance from lead to meeting.
    pub meeting: f64,
    /// Of the chance from meeting to deal.
    pub deal: f64,
    /// Of the time to the first call.
    pub response: f64,
}

/// What a source is like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SourceTruth {
    /// Of all leads.
    pub share: f64,
    /// Its warmth.
    pub factors: Factors,
    /// What a lead costs in the mean, in whole roubles.
    pub cost_per_lead: f64,
    /// The leads that were to be expected in the months that are told, by season and calendar.
    pub n_expected: f64,
}

/// How clients come back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Regular {
    /// Of those who bought, so many come to buy regularly.
    pub share: f64,
    /// Days between two purchases of a regular client, in the mean over clients.
    pub mean_days: f64,
    /// How alike clients are: the shape of the gamma distribution of their means.
    pub shape: f64,
    /// After each purchase, so many buy elsewhere for good.
    pub dropout: f64,
    /// The chance that an order becomes a sale.
    pub win: f64,
}

impl Truth {
    /// The product that sells as the article does, and is bought again by those who bought it: 20 leads, 10 meetings, 3 deals of about
    /// 200,000 and 4 repeat ones of about 100,000 in a month.
    pub const ARTICLE_LINE: usize = 0;

    /// Who sells a product; nobody in particular: everybody.
    #[must_use]
    pub fn team_of(&self, product: usize) -> Option<usize> {
        (product == Self::ARTICLE_LINE).then_some(self.article_team)
    }

    /// The chance that a lead of this source comes to a meeting with this person.
    ///
    /// # Formula
    /// base * factor of the person * factor of the source, at most 0.95
    #[must_use]
    pub fn chance_of_meeting(&self, person: usize, source: usize) -> f64 {
        let factors = self.people[person].meeting * self.sources[source].factors.meeting;
        (self.lead_to_meeting * factors).min(Self::MOST)
    }

    /// The chance that a meeting becomes a deal.
    ///
    /// # Formula
    /// base * factor of the person * factor of the source, at most 0.95; times [`Self::key_deal`] with a large prospect
    #[must_use]
    pub fn chance_of_deal(&self, person: usize, source: usize, client: Prospect) -> f64 {
        let factors = self.people[person].deal * self.sources[source].factors.deal;
        let of_key = if client == Prospect::Key { self.key_deal } else { 1.0 };
        (self.meeting_to_deal * factors).min(Self::MOST) * of_key
    }

    const MOST: f64 = 0.95;
}

/// How large a client can become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prospect {
    /// As most.
    Usual,
    /// A large potential client.
    Key,
}
