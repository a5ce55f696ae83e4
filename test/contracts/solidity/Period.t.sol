// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Kind} from "../../../contracts/types/Kind.sol";
import {Period} from "../../../contracts/types/Period.sol";
import {TestBase} from "./support/TestBase.sol";

/// @notice Periods against the calendar.
contract PeriodTest is TestBase {
    function test_everyMonthOfEveryYearIsAPeriodOfNotes() external pure {
        uint256 months;
        for (uint32 year = 2000; year <= 2100; ++year) {
            for (uint32 month = 0; month < 100; ++month) {
                bool valid = Period.isValid(year * 100 + month, Kind.Note);
                isTrue(valid == (month >= 1 && month <= 12), "month");
                if (valid) ++months;
            }
        }
        equal(months, 101 * 12, "months");
    }

    function testFuzz_notesHaveSixDigits(uint32 period) external pure {
        if (period < 200001 || period > 999912) isTrue(!Period.isValid(period, Kind.Note), "outside the calendar");
    }

    function testFuzz_otherKindsHaveOnlyZero(uint32 period) external pure {
        isTrue(Period.isValid(period, Kind.Project) == (period == 0), "project");
        isTrue(Period.isValid(period, Kind.Metric) == (period == 0), "metric");
        isTrue(Period.isValid(period, Kind.Page) == (period == 0), "page");
    }
}
