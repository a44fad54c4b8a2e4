# Ways of selling: the page, and the section in the resources.
technology-title = Sales technologies
technology-text = How you turn a lead into a deal: steps, words, materials, and the sign that a step is done. Each version has its own proof: how many deals it gave from how many leads.
technology-all = All technologies
technology-none = No technologies yet. Take your best deal and write it down step by step.
technology-describe = Describe a technology
technology-new = New technology
technology-put-away-title = Put away
technology-name = Name
technology-shown = What it has shown
technology-changed = Changed
technology-segment = For whom
technology-segment-hint = Trade, size, who decides
technology-for = For whom: { $segment }
technology-steps = Steps
technology-steps-note = Alt and arrows move a step
technology-step = Step { $n }
technology-no-steps = No steps are written down yet.
technology-step-up = Move up: { $name }
technology-step-down = Move down: { $name }
technology-step-gone = { $name }: step taken out
technology-add-step = Add a step
technology-script = Script
technology-materials = Materials
technology-criterion = Done when
technology-proof = Proof
technology-proof-label = Deals out of leads
technology-proof-hint = For example, 9 of 64, 22.11.2026
technology-proof-title = Whose proof it is
technology-proof-text = Counts belong to the steps that were followed. Change the steps or the clients, and the new version begins to count anew; the old counts stay with the old version.
technology-proof-stays = The steps or the clients have changed, so { $proof } stays with version { $version }, and the new one begins without proof.
technology-proof-keep = The change does not change how you sell: the counts are true of the new version too
technology-unproven = v{ $version }: not counted yet
technology-counted = v{ $version }: { $won ->
    [one] { $won } deal
   *[other] { $won } deals
} from { $leads } { $nLeads ->
    [one] lead
   *[other] leads
}
technology-counted-until = v{ $version }: { $won ->
    [one] { $won } deal
   *[other] { $won } deals
} from { $leads } { $nLeads ->
    [one] lead
   *[other] leads
}, through { $day }
technology-save-version = Save as version { $version }
technology-saved = Version { $version } saved
technology-kept = What you typed is kept on this device until you save it
technology-give-up = Discard changes
technology-gave-up = Changes discarded
technology-print = Print
technology-taken = Version { $version } is in the fields
technology-put-away = Stop offering
technology-take-back = Offer again
technology-told-away = “{ $name }” is offered no longer; plans that name it keep it
technology-told-back = “{ $name }” is offered again
technology-is-put-away = Put away: it is not offered to plans.
technology-version = { $name }, version { $version }
technology-first-version = the first version
technology-take-version = Start from this version
technology-part-name = name
technology-part-segment = for whom
technology-part-steps = steps
technology-part-proof = proof
technology-clash = While you were writing, version { $version } came: { $who }, { $when }
technology-clash-text = Your changes are safe, below. Compare, and choose what becomes the next version.
technology-clash-show = Show version { $version }
technology-clash-mine = Save mine as version { $version }
technology-clash-theirs = Keep version { $version }
technology-why-title = Why this is a resource
technology-why-text = A plan in which 20 leads give 3 deals rests on your way of selling doing just that. If nobody has ever seen it, that is a hope.
technology-verdicts-title = What a verdict means
technology-proven = proven
technology-proven-means = The counts are recent and enough, and the plan expects no more than they have shown.
technology-not-proven = not proven
technology-not-proven-means = The counts are few, old or too vague. Sell by the steps, and count.
technology-refuted = refuted
technology-refuted-means = The plan expects more than the facts allow. Lower the conversion, or change the steps.

# In a plan.
technology-section = Sales technology
technology-missing = There is no technology.
technology-missing-do = Describe the steps
technology-of-line = Sales technology: { $line }
technology-not-chosen = none chosen
technology-unknown = { $name } (there is none)
technology-renamed = { $name } (now { $now })
technology-away = { $now } (put away)
technology-unknown-text = The company has no technology of this name. Choose another, or describe it.
technology-open-steps = Open the steps
technology-expects = The plan expects { $planned } from lead to deal.
technology-expects-facts = The plan expects { $planned } from lead to deal, facts give { $facts }.
technology-likely = { $n ->
    [one] { $n } lead gives
   *[other] { $n } leads give
} { $low } to { $high } deals in 8 cases of 10; the plan needs { $deals }.
