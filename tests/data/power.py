"""Sample sizes and powers of tests of two shares, by statsmodels 0.15.0: expected/power.csv on stdout.

    pip install statsmodels==0.15.0 && python3 power.py > expected/power.csv

Both functions take the pooled variance under the hypothesis that nothing changed, and the variance of each group
under the other, and one tail of the normal distribution.
"""

from statsmodels.stats.proportion import power_proportions_2indep, samplesize_proportions_2indep_onetail

print("baseline,uplift,hold_out,alpha,power,treated,treated_small,power_small")
for baseline in [0.002, 0.02, 0.1, 0.35, 0.8]:
    for uplift in [0.1, 0.25, 0.6]:
        uplift *= min(baseline, 1 - baseline)
        for hold_out in [0.05, 0.1, 0.2, 0.5]:
            for alpha, power in [(0.05, 0.8), (0.1, 0.9), (0.01, 0.95)]:
                ratio = hold_out / (1 - hold_out)
                n = samplesize_proportions_2indep_onetail(uplift, baseline, power, ratio, alpha)
                small = max(round(n / 7), 2)
                seen = power_proportions_2indep(
                    uplift, baseline, small, ratio, alpha / 2, alternative="larger", return_results=False
                )
                print(baseline, repr(uplift), hold_out, alpha, power, repr(float(n)), small, repr(float(seen)), sep=",")
