"""The models by the package `lifetimes`, on a summary of customers.

    python models.py fit MODEL SUMMARY [distinct]
    python models.py score SUMMARY

Prints one line of JSON: `ms` is the first time, `againMs` the least of further ones,
`againCpuMs` the processor's time for one of those on average. A fit is `fit` of the fitter with its own settings, imports and reading not
counted; `distinct` takes equal customers together first and hands them over with weights, which
the package can do but does not by itself. A fit that is not done after LTV_SECONDS is given up. A
score is P(alive), the orders of 52 weeks and the value of twelve months of each customer, with the
parameters of CDNOW.
"""

import json
import os
import signal
import sys
import time
import warnings

import numpy as np
import pandas as pd

warnings.simplefilter("ignore")

import lifetimes  # noqa: E402
from lifetimes.fitters import beta_geo_fitter, gamma_gamma_fitter, modified_beta_geo_fitter, pareto_nbd_fitter  # noqa: E402

# Seconds in which a fit is made over and over; longer ones are made once.
AGAIN = 2

FITTERS = {
    "bg-nbd": beta_geo_fitter.BetaGeoFitter,
    "mbg-nbd": modified_beta_geo_fitter.ModifiedBetaGeoFitter,
    "pareto-nbd": pareto_nbd_fitter.ParetoNBDFitter,
    "gamma-gamma": gamma_gamma_fitter.GammaGammaFitter,
}


def times():
    """Seconds of the clock, and of the processor over all threads."""
    return time.perf_counter(), time.process_time()


def since(start):
    return {name: (now - then) * 1e3 for name, now, then in zip(("ms", "cpuMs"), times(), start)}


class TooLong(Exception):
    pass


def too_long(*_):
    raise TooLong


def counted():
    """Has scipy's `minimize` note how often the likelihood was asked."""
    asked = []

    def wrap(minimize):
        def noting(*given, **named):
            found = minimize(*given, **named)
            asked.append(int(found.nfev))
            return found

        return noting

    for module in (lifetimes.fitters, pareto_nbd_fitter):
        module.minimize = wrap(module.minimize)
    return asked


def fit(model, path, distinct):
    columns = ["frequency", "monetary_value"] if model == "gamma-gamma" else ["frequency", "recency", "T"]
    all_of_them = pd.read_csv(path)
    if model == "gamma-gamma":
        all_of_them = all_of_them[(all_of_them.frequency > 0) & (all_of_them.monetary_value > 0)]
    customers = [all_of_them[column].to_numpy() for column in columns]
    fitter = FITTERS[model](penalizer_coef=0.0)
    asked = counted()

    def run():
        if distinct:
            rows, weights = np.unique(np.column_stack(customers), axis=0, return_counts=True)
            fitter.fit(*rows.T, weights=weights)
        else:
            fitter.fit(*customers)

    signal.signal(signal.SIGALRM, too_long)
    signal.alarm(int(os.environ.get("LTV_SECONDS", "600")))
    start = times()
    try:
        run()
    except TooLong:
        return {**since(start), "capped": True}
    except Exception as error:
        return {**since(start), "failed": f"{type(error).__name__}: {' '.join(str(error).split())}"}
    took = since(start)
    signal.alarm(0)
    evaluations = sum(asked)
    again, all_of_them_took = [], times()
    while since(all_of_them_took)["ms"] < AGAIN * 1e3 - took["ms"]:
        start = times()
        run()
        again.append(since(start)["ms"])
    mean = since(all_of_them_took)["cpuMs"] / len(again) if again else took["cpuMs"]
    took = {**took, "againMs": min(again, default=took["ms"]), "againCpuMs": mean}
    # The likelihood of everybody at what was found, in weeks.
    parameters = fitter.params_.to_numpy()
    given = parameters if model == "pareto-nbd" else np.log(parameters)
    ones = np.ones(len(all_of_them))
    frequency, *rest = customers
    value = -fitter._negative_log_likelihood(given, frequency, *rest, ones, 0.0)
    if model != "pareto-nbd":  # a mean
        value *= len(ones)
    return {**took, "evaluations": evaluations, "logLikelihood": float(value), "parameters": parameters.tolist()}


def score(path):
    customers = pd.read_csv(path)
    model = FITTERS["bg-nbd"]()
    model.params_ = pd.Series([0.2426, 4.4136, 0.7929, 2.4259], index=["r", "alpha", "a", "b"])
    model.predict = model.conditional_expected_number_of_purchases_up_to_time
    money = FITTERS["gamma-gamma"]()
    money.params_ = pd.Series([6.25, 3.74, 15.45], index=["p", "q", "v"])
    ages = customers.frequency, customers.recency, customers["T"]
    start = times()
    alive = model.conditional_probability_alive(*ages)
    orders = model.conditional_expected_number_of_purchases_up_to_time(52, *ages)
    value = money.customer_lifetime_value(model, *ages, customers.monetary_value, time=12, discount_rate=0.01, freq="W")
    took = since(start)
    return {**took, "sums": [float(np.sum(column)) for column in (alive, orders, value)]}


def main():
    what, *rest = sys.argv[1:]
    if what == "fit":
        said = fit(rest[0], rest[1], "distinct" in rest)
    else:
        said = score(rest[0])
    # Not a number is no JSON.
    print(json.dumps(said).replace("NaN", "null"))


main()
