# Прогнозы по файлу сделок: zadel forecast, backtest, simulate.

cli-forecast = Прогноз: сколько будет выиграно, по файлу сделок
cli-backtest = Сделать прогнозы прошлых недель заново и сравнить с тем, что вышло
cli-simulate = Записать файл сделок случайной компании, о которой известна правда
cli-deals = Таблица сделок, CSV или XLSX
cli-as-of = День, конец которого известен
cli-until = Последний день окна
cli-goal = Сумма, которую надо набрать, в основных единицах: будет показана её вероятность
cli-seed = Зерно случайных чисел: с тем же зерном числа те же; по умолчанию 1
cli-from = Первый день: прогнозы делаются в конце каждого понедельника, начиная с него
cli-to = Последний день
cli-horizon = До конца месяца, квартала или оба
cli-level = Для компании, для каждого менеджера или для обоих
cli-backtest-out = Куда записать прогнозы: по строке на каждый, 199 квантилей
cli-simulate-from = Первый день истории; по умолчанию 2022-01-03
cli-days = Дней истории; по умолчанию 730
cli-simulate-out = Куда записать таблицу сделок; карта для неё — examples/maps/simulated.toml
cli-error-form = { $argument }: не понять, что такое { $value }. День пишется так: 2026-03-31, число — цифрами.

forecast-read = Сделок: { $deals }. Строк не принято: { $rejected }.
forecast-title = Выигрыши после { $from } по { $until } включительно
forecast-no-time = { $until } не позже { $from }: прогнозировать нечего. Проверьте даты.
forecast-evidence = Открыто в тот день: { $open }. Известно сумм продаж: { $sums }.
forecast-company = Компания
forecast-chance = Вероятность набрать { $goal } или больше: { $chance }
forecast-basis = По выигранным сделкам; когда их оплатят, здесь не известно.

backtest-progress = Считаем прогнозы: { $percent }%
backtest-window = До конца
backtest-level = Для
backtest-method = Способ
backtest-n = Прогнозов
backtest-crps = CRPS
backtest-bias = Смещение
backtest-month = месяца
backtest-quarter = квартала
backtest-company = компании
backtest-reps = менеджеров
backtest-pool = Zadel
backtest-pipeline = Открытые и новые сделки
backtest-series = Тренд
backtest-run-rate = Текущий темп
backtest-last-quarter = То же окно квартал назад
backtest-open-pipeline = Открытые сделки × доля выигранных
backtest-note = CRPS — насколько прогноз был далёк от того, что вышло; для одного числа это его ошибка. Чем меньше, тем лучше. 80 % и 95 % — как часто интервал содержал то, что вышло.

simulate-done = Записано: { $file }. Сделок: { $deals }, выиграно: { $won }. Менеджеров: { $reps }.
