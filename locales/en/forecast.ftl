# Forecasts from a file of deals: zadel forecast, backtest, simulate.

cli-forecast = Forecast what will be won, from a file of deals
cli-backtest = Make the forecasts of the past again, week by week, and compare them with what came
cli-simulate = Write a file of deals of a company by chance, whose truth is known
cli-deals = Table of deals, CSV or XLSX
cli-as-of = The day whose end is known
cli-until = The last day of the window
cli-goal = A sum to be reached, in major units: the chance of it is shown
cli-seed = Seed of the draws: the same one gives the same numbers; 1 by default
cli-from = First day: forecasts are made at the end of each Monday from here on
cli-to = Last day
cli-horizon = To the end of the month, of the quarter, or both
cli-level = For the company, for each rep, or both
cli-backtest-out = Where to write the forecasts: one line each, 199 quantiles
cli-simulate-from = First day of the history; 2022-01-03 by default
cli-days = Days of history; 730 by default
cli-simulate-out = Where to write the table of deals; its map is examples/maps/simulated.toml
cli-error-form = { $argument }: { $value } cannot be understood. A day is written 2026-03-31, a number in digits.

forecast-read = Deals: { $deals }. Rows not taken: { $rejected }.
forecast-title = Won after { $from }, up to and including { $until }
forecast-no-time = { $until } is not after { $from }: there is nothing to forecast. Check the dates.
forecast-too-far = A forecast reaches three years ahead, and { $until } is later. Choose { $latest } or an earlier day.
forecast-silent = The table tells of nothing after { $last }. The days since count as days on which nothing happened; if it is older than the day you ask for, export it again.
forecast-evidence = Open on that day: { $open }. Sums of sales known: { $sums }.
forecast-company = Company
forecast-chance = Chance of { $goal } or more: { $chance }
forecast-basis = By won deals; when they will be paid is not known here.

backtest-progress = Forecasting: { $percent }%
backtest-window = To the end of
backtest-level = Of
backtest-method = By
backtest-n = Forecasts
backtest-crps = CRPS
backtest-bias = Bias
backtest-month = month
backtest-quarter = quarter
backtest-company = company
backtest-reps = reps
backtest-pool = Zadel
backtest-pipeline = Open deals and new ones
backtest-series = Trend
backtest-run-rate = Run rate
backtest-last-quarter = Same window a quarter ago
backtest-open-pipeline = Open deals × share won
backtest-not-over = Left out, because nobody knows yet what comes of them: { $n ->
    [one] { $n } window that ends after the table does.
   *[other] { $n } windows that end after the table does.
}
backtest-note = CRPS is how far a forecast was from what came; of a single number it is the error. Lower is better. 80 % and 95 %: how often the interval held what came.

simulate-done = Written: { $file }. Deals: { $deals }, won: { $won }. Reps: { $reps }.
