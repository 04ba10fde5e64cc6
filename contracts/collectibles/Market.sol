// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {MarketTokens} from "../abstracts/MarketTokens.sol";
import {ICatalog} from "../interfaces/ICatalog.sol";
import {IEditions} from "../interfaces/IEditions.sol";
import {IMarket} from "../interfaces/IMarket.sol";
import {IRoyaltyShares} from "../interfaces/IRoyaltyShares.sol";
import {ISplits} from "../interfaces/ISplits.sol";
import {Listing, Offer, Receipt, Sale} from "../types/MarketTypes.sol";
import {BASIS_POINTS} from "../types/SplitTypes.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @title Market
/// @notice See {IMarket}. What is traded is in {MarketTokens}; here are listings, offers and the money.
contract Market is MarketTokens {
    using SafeERC20 for IERC20;
    using SafeCast for uint256;

    /// @dev 5 %, in basis points.
    uint16 private constant MAX_FEE = 500;
    uint256 private constant MAX_DURATION = 366 days;

    /// @notice What is paid in.
    IERC20 public immutable CURRENCY;
    /// @notice Where royalties and fees go.
    ISplits public immutable SPLITS;
    /// @inheritdoc IMarket
    uint16 public immutable FEE;

    /// @inheritdoc IMarket
    mapping(address account => uint32) public seriesOf;

    mapping(address collection => mapping(uint32 id => mapping(address seller => Listing))) private _listings;
    mapping(address collection => mapping(uint32 id => mapping(address bidder => Offer))) private _offers;

    /// @param fee Basis points of each price, at most 500.
    constructor(
        ISplits splits_,
        ICatalog catalog_,
        IEditions editions_,
        IRoyaltyShares shares_,
        uint16 fee
    )
        MarketTokens(catalog_, editions_, shares_)
    {
        if (fee > MAX_FEE) revert Market_FeeTooHigh(fee, MAX_FEE);
        CURRENCY = splits_.currency();
        SPLITS = splits_;
        FEE = fee;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      SELLING
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IMarket
    function list(address collection, uint32 id, uint48 price, uint32 quantity, uint40 expiresAt) external {
        _checkTerms(collection, price, quantity, expiresAt);
        (uint32 origin, uint16 royalty) = _originOf(collection, id);
        _checkSeller(collection, id, msg.sender, quantity);
        uint32 series = seriesOf[msg.sender];
        _listings[collection][id][msg.sender] = Listing(price, quantity, expiresAt, series, origin, royalty);
        emit Listed(collection, id, msg.sender, price, quantity, expiresAt, series);
    }

    /// @inheritdoc IMarket
    function cancel(address collection, uint32 id) external {
        if (_listings[collection][id][msg.sender].price == 0) {
            revert Market_NotListed(collection, id, msg.sender);
        }
        delete _listings[collection][id][msg.sender];
        emit ListingCancelled(collection, id, msg.sender);
    }

    /// @inheritdoc IMarket
    function accept(
        address collection,
        uint32 id,
        address bidder,
        uint32 quantity,
        uint64 minimum
    )
        external
        returns (uint64 proceeds)
    {
        // Check: the offer, the money, the token.
        Sale memory sale = Sale(collection, id, msg.sender, bidder, quantity, 0, 0, true);
        Offer storage stored = _offers[collection][id][bidder];
        Receipt memory receipt = _checkOffer(stored, sale);
        proceeds = receipt.proceeds;
        if (proceeds < minimum) revert Market_ProceedsBelowMinimum(proceeds, minimum);

        // Effect: less is wanted.
        if (sale.left == 0) delete _offers[collection][id][bidder];
        else stored.quantity = sale.left;
        _settle(sale, receipt);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      BUYING
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IMarket
    function buy(
        address collection,
        uint32 id,
        address seller,
        uint32 quantity,
        uint64 maximum,
        uint32 storefront
    )
        external
        returns (uint64 price)
    {
        // Check: the listing, the token, the price.
        _checkStorefront(storefront);
        Sale memory sale = Sale(collection, id, seller, msg.sender, quantity, 0, storefront, false);
        Listing storage stored = _listings[collection][id][seller];
        Receipt memory receipt = _checkListing(stored, sale);
        price = receipt.price;
        if (price > maximum) revert Market_PriceAboveMaximum(price, maximum);

        // Effect: less is for sale.
        if (sale.left == 0) delete _listings[collection][id][seller];
        else stored.quantity = sale.left;
        _settle(sale, receipt);
    }

    /// @inheritdoc IMarket
    function offer(
        address collection,
        uint32 id,
        uint48 price,
        uint32 quantity,
        uint40 expiresAt,
        uint32 storefront
    )
        external
    {
        _checkTerms(collection, price, quantity, expiresAt);
        (uint32 origin,) = _originOf(collection, id);
        _splitOf(collection, origin);
        _checkStorefront(storefront);
        _checkFunds(msg.sender, uint256(price) * quantity);
        uint32 series = seriesOf[msg.sender];
        _offers[collection][id][msg.sender] = Offer(price, quantity, expiresAt, series, storefront);
        emit Offered(collection, id, msg.sender, price, quantity, expiresAt, series, storefront);
    }

    /// @inheritdoc IMarket
    function cancelOffer(address collection, uint32 id) external {
        if (_offers[collection][id][msg.sender].price == 0) {
            revert Market_NotOffered(collection, id, msg.sender);
        }
        delete _offers[collection][id][msg.sender];
        emit OfferCancelled(collection, id, msg.sender);
    }

    /// @inheritdoc IMarket
    function cancelAll() external returns (uint32 series) {
        series = ++seriesOf[msg.sender];
        emit AllCancelled(msg.sender, series);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      READING
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IMarket
    function preview(
        address collection,
        uint32 id,
        address seller,
        uint32 quantity
    )
        external
        view
        returns (Receipt memory)
    {
        _checkOpen();
        Sale memory sale = Sale(collection, id, seller, address(0), quantity, 0, 0, false);
        return _checkListing(_listings[collection][id][seller], sale);
    }

    /// @inheritdoc IMarket
    function previewOffer(
        address collection,
        uint32 id,
        address bidder,
        address seller,
        uint32 quantity
    )
        external
        view
        returns (Receipt memory)
    {
        _checkOpen();
        Sale memory sale = Sale(collection, id, seller, bidder, quantity, 0, 0, true);
        return _checkOffer(_offers[collection][id][bidder], sale);
    }

    /// @inheritdoc IMarket
    function quote(address collection, uint32 id, uint64 price) external view returns (Receipt memory) {
        (uint32 origin, uint16 royalty) = _originOf(collection, id);
        return _receipt(collection, origin, royalty, price);
    }

    /// @inheritdoc IMarket
    function listingOf(address collection, uint32 id, address seller) external view returns (Listing memory) {
        return _listings[collection][id][seller];
    }

    /// @inheritdoc IMarket
    function offerOf(address collection, uint32 id, address bidder) external view returns (Offer memory) {
        return _offers[collection][id][bidder];
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      CHECKS
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev The ids of other collections are checked where they are looked up.
    function _checkTerms(address collection, uint48 price, uint32 quantity, uint40 expiresAt) private view {
        if (price == 0) revert Market_ZeroPrice();
        if (quantity == 0 || (collection == address(CATALOG) && quantity != 1)) {
            revert Market_BadQuantity(quantity);
        }
        if (expiresAt <= block.timestamp || expiresAt > block.timestamp + MAX_DURATION) {
            revert Market_BadExpiry(expiresAt);
        }
    }

    /// @dev Checks all of a purchase but the buyer, and notes what will be left.
    function _checkListing(Listing storage stored, Sale memory sale) private view returns (Receipt memory) {
        Listing memory listing = stored;
        if (listing.price == 0 || listing.series != seriesOf[sale.seller]) {
            revert Market_NotListed(sale.collection, sale.id, sale.seller);
        }
        sale.left = _checkTrade(sale.quantity, listing.quantity, listing.expiresAt);
        _checkSeller(sale.collection, sale.id, sale.seller, sale.quantity);
        uint256 price = uint256(listing.price) * sale.quantity;
        return _receipt(sale.collection, listing.origin, listing.royalty, price);
    }

    /// @dev Checks all of an acceptance, and notes what will be left and the storefront.
    function _checkOffer(
        Offer storage stored,
        Sale memory sale
    )
        private
        view
        returns (Receipt memory receipt)
    {
        Offer memory wanted = stored;
        if (wanted.price == 0 || wanted.series != seriesOf[sale.buyer]) {
            revert Market_NotOffered(sale.collection, sale.id, sale.buyer);
        }
        sale.left = _checkTrade(sale.quantity, wanted.quantity, wanted.expiresAt);
        sale.storefront = wanted.storefront;
        _checkSeller(sale.collection, sale.id, sale.seller, sale.quantity);
        (uint32 origin, uint16 royalty) = _originOf(sale.collection, sale.id);
        receipt = _receipt(sale.collection, origin, royalty, uint256(wanted.price) * sale.quantity);
        _checkFunds(sale.buyer, receipt.price);
    }

    /// @dev What is left of what is for sale, or wanted.
    function _checkTrade(
        uint32 quantity,
        uint32 available,
        uint40 expiresAt
    )
        private
        view
        returns (uint32 left)
    {
        if (block.timestamp >= expiresAt) revert Market_Expired(expiresAt);
        if (quantity == 0) revert Market_BadQuantity(quantity);
        if (quantity > available) revert Market_TooFew(available, quantity);
        left = available - quantity;
    }

    /// @dev The ledger refuses payments while it is paused; this is for where it is not asked.
    function _checkOpen() private view {
        if (SPLITS.paused()) revert ISplits.Splits_Paused();
    }

    function _checkStorefront(uint32 storefront) private view {
        if (storefront != 0 && !SPLITS.exists(storefront)) revert ISplits.Splits_UnknownSplit(storefront);
    }

    function _checkFunds(address payer, uint256 price) private view {
        uint256 balance = CURRENCY.balanceOf(payer);
        uint256 allowance = CURRENCY.allowance(payer, address(this));
        if (balance < price || allowance < price) {
            revert Market_NotFunded(payer, balance, allowance, price);
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                      MONEY
    //////////////////////////////////////////////////////////////////////////*/

    function _receipt(
        address collection,
        uint32 origin,
        uint16 royalty,
        uint256 price
    )
        private
        view
        returns (Receipt memory receipt)
    {
        receipt.split = _splitOf(collection, origin);
        receipt.price = price.toUint64();
        // Royalty and fee are parts of the price.
        receipt.royalty = uint64(price * royalty / BASIS_POINTS);
        receipt.fee = uint64(price * FEE / BASIS_POINTS);
        receipt.proceeds = receipt.price - receipt.royalty - receipt.fee;
    }

    /// @dev The money, then the token: whoever is called when it comes finds everything done.
    function _settle(Sale memory sale, Receipt memory receipt) private {
        emit Sold(sale.collection, sale.id, sale.seller, sale, receipt);

        // Interaction: the money. The buyer calls, or has made an offer of which so much was left.
        uint64 toLedger = receipt.royalty + receipt.fee;
        if (toLedger == 0) {
            _checkOpen();
        } else {
            // slither-disable-next-line arbitrary-send-erc20
            CURRENCY.safeTransferFrom(sale.buyer, address(SPLITS), toLedger);
            SPLITS.creditWithFee(receipt.split, receipt.royalty, receipt.fee, sale.storefront);
        }
        // slither-disable-next-line arbitrary-send-erc20
        CURRENCY.safeTransferFrom(sale.buyer, sale.seller, receipt.proceeds);

        // Interaction: the tokens.
        _move(sale);
    }
}
