# How the company's facts are read: weeks, dormant clients, key prospects, the time zone.

rules-page = Rules of the facts
rules-text = Facts are read by these rules. They change no number that people have sent in.
rules-saved = Rule saved
rules-weeks = Closed weeks
rules-weeks-none = All weeks are open: sums of the past change when new facts come in.
rules-weeks-closed = Weeks are closed up to and including { $day }. Their sums will not change any more.
rules-weeks-late = { $n ->
    [one] { $n } fact of closed weeks came later and counts in open ones.
   *[other] { $n } facts of closed weeks came later and count in open ones.
}
rules-weeks-late-none = No facts of closed weeks have come since.
rules-close-week = Close all weeks up to
rules-close = Close…
rules-close-nothing = There is no open week that is over.
rules-close-sure = The sums of all weeks up to { $day } will stand for good. Nobody can open them again: facts that come later will count in the first open week, and imports with facts of these weeks can no longer be taken back.
rules-close-keep = Not yet
rules-close-for-good = Close up to { $day } for good
rules-close-told = Weeks are closed up to { $day }
rules-dormant = Dormant clients
rules-dormant-months = Dormant after so many months without a purchase
rules-dormant-hint = 1 to 60. The list of clients and what they are expected to buy follow at once; plans do not change.
rules-dormant-are = { $n ->
    [one] A client counts as dormant after { $n } month without a purchase.
   *[other] A client counts as dormant after { $n } months without a purchase.
}
rules-key = Key prospects
rules-key-percent = Threshold of a key prospect: open deals, % of the goal
rules-key-hint = 1 to 100. The goal is that of the plan in whose period the last fact falls. The five clients with the most in open deals are key prospects whatever the goal.
rules-key-are = A client counts as a key prospect from { $n } % of the goal in open deals, or as one of the five largest.
rules-zone = Time zone
rules-zone-label = Where days begin
rules-zone-hint = Type a city: Europe/Moscow, Asia/Omsk. It decides of which day and week a fact is.
rules-zone-stays = Facts have their days and weeks in this zone already, so it stays. To choose another, take the imports back first.
